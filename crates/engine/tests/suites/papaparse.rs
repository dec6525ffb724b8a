//! The cases of `PapaParse` that ask for nothing but reading.

use crate::support::{Case, check};
use ltv_engine::ingest::{PreviewOptions, preview};

#[rustfmt::skip] // a line a case
const CASES: &[Case<'_>] = &[
    (b',', "A,b,c", &[&["A", "b", "c"]]),
    (b',', "A,b,c\nd,E,f", &[&["A", "b", "c"], &["d", "E", "f"]]),
    (b',', "A,b,c\nd,E,f\nG,h,i", &[&["A", "b", "c"], &["d", "E", "f"], &["G", "h", "i"]]),
    (b',', "a,\tb ,c", &[&["a", "\tb ", "c"]]),
    (b',', "A,\"B\",C", &[&["A", "B", "C"]]),
    (b',', "A,\" B  \",C", &[&["A", " B  ", "C"]]),
    (b',', "A,\"B,B\",C", &[&["A", "B,B", "C"]]),
    (b',', "A,\"B\nB\",C", &[&["A", "B\nB", "C"]]),
    (b',', "A,\"B\nB\",\"C\nC\nC\"", &[&["A", "B\nB", "C\nC\nC"]]),
    (b',', "a,b,\"c,c\nc\"\nd,e,f", &[&["a", "b", "c,c\nc"], &["d", "e", "f"]]),
    (b',', "A,\"B\"\"B\"\"B\",C", &[&["A", "B\"B\"B", "C"]]),
    (b',', "A,\"\"\"B\"\"\",C", &[&["A", "\"B\"", "C"]]),
    (b',', "A,B\",C", &[&["A", "B\"", "C"]]),
    (b',', "A,\"\"\",\"\"\",C", &[&["A", "\",\"", "C"]]),
    (b',', "A,\",\"\"\",C", &[&["A", ",\"", "C"]]),
    (b',', "A,\"\"\",\",C", &[&["A", "\",", "C"]]),
    (b',', "\"1\",\"cnonce=\"\"\"\",nc=\"\"\"\"\",\"2\"", &[&["1", "cnonce=\"\",nc=\"\"", "2"]]),
    (b',', "A, \"B\" ,C", &[&["A", " \"B\" ", "C"]]),
    (b',', "A,B \"B\",C", &[&["A", "B \"B\"", "C"]]),
    (b',', "a,\"b\",c\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,\"c\"\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\nd,e,\"f\"", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\n\"d\",e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', ",b,c\n\"d\",e,f", &[&["", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\nd,e,f\n\"g\",\"h\",\"i\"\n\"j\",\"k\",\"l\"", &[&["a", "b", "c"], &["d", "e", "f"], &["g", "h", "i"], &["j", "k", "l"]]),
    (b',', "a,b,c\n,e,f\n,\"h\",\"i\"\n,\"k\",\"l\"", &[&["a", "b", "c"], &["", "e", "f"], &["", "h", "i"], &["", "k", "l"]]),
    (b',', "a,b,\"c\"\"c\"\"\"\nd,e,f", &[&["a", "b", "c\"c\""], &["d", "e", "f"]]),
    (b',', "a,b,\"\"\na,b,\"\"", &[&["a", "b", ""], &["a", "b", ""]]),
    (b',', "a,b,,,c,d\n,,e,,,f", &[&["a", "b", "", "", "c", "d"], &["", "", "e", "", "", "f"]]),
    (b',', "Abc def", &[&["Abc def"]]),
    (b',', "#commented line", &[&["#commented line"]]),
    (b',', "a\n b\nc", &[&["a"], &[" b"], &["c"]]),
    (b',', "a\nb\nc\nd\ne", &[&["a"], &["b"], &["c"], &["d"], &["e"]]),
    (b',', "a\nb\n\n\nc\nd\ne\n", &[&["a"], &["b"], &["c"], &["d"], &["e"]]),
    (b',', "a,b,c\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\n", &[&["a", "b", "c"]]),
    (b',', "A,b,c\rd,E,f", &[&["A", "b", "c"], &["d", "E", "f"]]),
    (b',', "A,b,c\r\nd,E,f", &[&["A", "b", "c"], &["d", "E", "f"]]),
    (b',', "A,\"B\r\nB\",C", &[&["A", "B\r\nB", "C"]]),
    (b',', "A,\"B\rB\",C", &[&["A", "B\rB", "C"]]),
    (b',', "A,B\",C\nD,E\",F", &[&["A", "B\"", "C"], &["D", "E\"", "F"]]),
    (b',', "A,B,C\r\n,b1,c1\r\na2,b2,c2", &[&["A", "B", "C"], &["", "b1", "c1"], &["a2", "b2", "c2"]]),
    (b'\t', "a\tb\tc\r\nd\te\tf", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b'|', "a|b|c\r\nd|e|f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "\r\na,b,c\r\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\r\n\r\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\nd,e,f\n\n", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\r\n \r\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\r\n,e,f", &[&["a", "b", "c"], &["", "e", "f"]]),
    (b',', "a,b,\r\nd,e,f", &[&["a", "b", ""], &["d", "e", "f"]]),
    (b',', "a,,c\r\n,,", &[&["a", "", "c"]]),
    (b',', "\na,b,c\n\nd,e,f\n\n", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\n\nd,e,f", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', "a,b,c\r\n\r\nd,e,f\r\n", &[&["a", "b", "c"], &["d", "e", "f"]]),
    (b',', " \na,b,c", &[&["a", "b", "c"]]),
    (b'|', "one|two,two|three\nfour|five,five|six", &[&["one", "two,two", "three"], &["four", "five,five", "six"]]),
    (b',', "a,b,c\na,b,c|d|e|f", &[&["a", "b", "c"], &["a", "b", "c|d|e|f"]]),
    (b';', "\"Field1,1,1\";Field2;\"Field3\";Field4;Field5;Field6", &[&["Field1,1,1", "Field2", "Field3", "Field4", "Field5", "Field6"]]),
    (b';', "Field1;Field2;\"Field,3,\"\"3,3\";Field4;Field5;\"Field6,6\"", &[&["Field1", "Field2", "Field,3,\"3,3", "Field4", "Field5", "Field6,6"]]),
    (b';', "id;title;data\r\n1;row one;\"{\n  \"\"a\"\": 1,\n  \"\"b\"\": 2,\n  \"\"c\"\": 3,\n  \"\"d\"\": 4\n}\"\r\n2;row two;\"{\n  \"\"a\"\": 1,\n  \"\"b\"\": 2,\n  \"\"c\"\": 3,\n  \"\"d\"\": 4\n}\"", &[&["id", "title", "data"], &["1", "row one", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4\n}"], &["2", "row two", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4\n}"]]),
    (b',', "\"a\r\na\",\"b\"\n\"c\",\"d\"\n\"e\",\"f\"\n\"g\",\"h\"\n\"i\",\"j\"", &[&["a\r\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\"a\na\",\"b\"\r\n\"c\",\"d\"\r\n\"e\",\"f\"\r\n\"g\",\"h\"\r\n\"i\",\"j\"", &[&["a\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "a,b\r\nc,d\r\ne,f\r\ng,h\r\ni,j", &[&["a", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "a,b\nc,d\ne,f\ng,h\ni,j", &[&["a", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\"a\r\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j", &[&["a\r\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\"a\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j", &[&["a\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\"a\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j\r\n", &[&["a\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\"a\r\na\",b\nc,d\ne,f\ng,h\ni,j", &[&["a\r\na", "b"], &["c", "d"], &["e", "f"], &["g", "h"], &["i", "j"]]),
    (b',', "\u{feff}A,B\nX,Y", &[&["A", "B"], &["X", "Y"]]),
    (b',', "a,b\n\n,\nc,d\n , \n\"\",\" \"\n\t,\t\n,,,,\n", &[&["a", "b"], &["c", "d"]]),
    (b',', "a,b\n\n,\nc,d\n\" , \",\",\"\n\"\"\" \"\"\",\"\"\"\"\"\"\n\n\n", &[&["a", "b"], &["c", "d"], &[" , ", ","], &["\" \"", "\"\""]]),
];

#[test]
fn records_are_the_same() {
    check(CASES);
}

/// Delimiters are found where `PapaParse`'s cases want them found; files of a
/// header alone, or less, are refused for that.
#[test]
fn delimiters_are_the_same() {
    let mut found = 0;
    for &(delimiter, input, records) in CASES {
        let several = records[0].len() > 1;
        if let Ok(preview) = preview(input.as_bytes(), true, &PreviewOptions::default()) {
            let guess = preview.layout.delimiter.byte();
            assert!(guess == delimiter || !several, "{input:?}");
            found += u32::from(several);
        }
    }
    assert!(found > 30, "{found}");
}
