//! Where this reader differs on purpose.

use crate::support::previewed;

/// An input, what `PapaParse` makes of it, what this reader does, and why.
struct Difference {
    input: &'static str,
    columns: usize,
    theirs: &'static [&'static [&'static str]],
    ours: &'static [&'static [&'static str]],
    why: &'static str,
}

/// One forgotten quote must not swallow the rows up to the next one.
const ONE_LINE: &str = "a quote that makes no sense costs the line on which it opens, no other";

/// As `csv-core`, spreadsheets and databases read it.
const GOES_ON: &str = "text after a closing quote goes on to the next delimiter";

const SPACES: &str =
    "kept here, taken off where a cell is read as a date, an amount, an id or a label";

const DIFFERENCES: &[Difference] = &[
    Difference {
        input: "a,\"b,c\nd,e,f",
        columns: 3,
        theirs: &[&["a", "b,c\nd,e,f"]],
        ours: &[&["d", "e", "f"]],
        why: ONE_LINE,
    },
    Difference {
        input: "a,\"b,c\nd\"e,f,g",
        columns: 3,
        theirs: &[&["a", "b,c\nd\"e,f,g"]],
        ours: &[&["d\"e", "f", "g"]],
        why: ONE_LINE,
    },
    Difference {
        input: "a,\"b,c\nd,e,f\"",
        columns: 3,
        theirs: &[&["a", "b,c\nd,e,f"]],
        ours: &[&["d", "e", "f\""]],
        why: "fields with line breaks must leave as many fields as the table has columns",
    },
    Difference {
        input: "\"a,\"b,c\"\nd,e,f",
        columns: 3,
        theirs: &[&["a,\"b,c"], &["d", "e", "f"]],
        ours: &[&["a,b", "c\""], &["d", "e", "f"]],
        why: GOES_ON,
    },
    Difference {
        input: "a,\"b,\"c\nd,e,f",
        columns: 3,
        theirs: &[&["a", "b,\"c\nd,e,f"]],
        ours: &[&["a", "b,c"], &["d", "e", "f"]],
        why: GOES_ON,
    },
    Difference {
        input: "a,\"b\"c,d\ne,f,g",
        columns: 3,
        theirs: &[&["a", "b\"c,d\ne,f,g"]],
        ours: &[&["a", "bc", "d"], &["e", "f", "g"]],
        why: GOES_ON,
    },
    Difference {
        input: "a,b,c\nd,e,f\rg,h,i\n",
        columns: 3,
        theirs: &[&["a", "b", "c"], &["d", "e", "f\rg", "h", "i"]],
        ours: &[&["a", "b", "c"], &["d", "e", "f"], &["g", "h", "i"]],
        why: "every line end ends a line: files put together from several have several kinds",
    },
    Difference {
        input: "A,\"B\" ,C,D\r\nE,F,\"G\"  ,H",
        columns: 4,
        theirs: &[&["A", "B", "C", "D"], &["E", "F", "G", "H"]],
        ours: &[&["A", "B ", "C", "D"], &["E", "F", "G  ", "H"]],
        why: SPACES,
    },
    Difference {
        input: "A,B,C,\"D\" \r\nE,F,G,\"H\"  \r\nQ,W,E,R",
        columns: 4,
        theirs: &[
            &["A", "B", "C", "D"],
            &["E", "F", "G", "H"],
            &["Q", "W", "E", "R"],
        ],
        ours: &[
            &["A", "B", "C", "D "],
            &["E", "F", "G", "H  "],
            &["Q", "W", "E", "R"],
        ],
        why: SPACES,
    },
    Difference {
        input: "A,\"B\" ,C,\"D\" \r\nE,F,\"G\"  ,\"H\"  \r\nQ,W,\"E\" ,R",
        columns: 4,
        theirs: &[
            &["A", "B", "C", "D"],
            &["E", "F", "G", "H"],
            &["Q", "W", "E", "R"],
        ],
        ours: &[
            &["A", "B ", "C", "D "],
            &["E", "F", "G  ", "H  "],
            &["Q", "W", "E ", "R"],
        ],
        why: SPACES,
    },
    Difference {
        input: "A,\",B\" ,C,D\nE,F,G,H",
        columns: 4,
        theirs: &[&["A", ",B", "C", "D"], &["E", "F", "G", "H"]],
        ours: &[&["A", ",B ", "C", "D"], &["E", "F", "G", "H"]],
        why: SPACES,
    },
    Difference {
        input: "a,b,\"c\n\" \nd,e,f",
        columns: 3,
        theirs: &[&["a", "b", "c\n"], &["d", "e", "f"]],
        ours: &[&["a", "b", "c\n "], &["d", "e", "f"]],
        why: SPACES,
    },
];

#[test]
fn differences_are_those_that_are_meant() {
    for case in DIFFERENCES {
        let found = previewed(b',', case.input, case.columns);
        assert_eq!(found, case.ours, "{:?}: {}", case.input, case.why);
        assert_ne!(case.ours, case.theirs, "no difference: {:?}", case.input);
    }
}

/// Malformed in the ways that suites of bad files list: what can be saved is.
#[test]
fn malformed_lines_cost_no_other_line() {
    let cases: [(&str, &[&[&str]]); 4] = [
        // Never closed.
        (
            "x,y,z\n7,\"never closed,9\n4,5,6",
            &[&["x", "y", "z"], &["4", "5", "6"]],
        ),
        // A quote inside quotes that is not doubled.
        (
            "x,y,z\n7,\"half \" of it\",9\n4,5,6",
            &[
                &["x", "y", "z"],
                &["7", "half  of it\"", "9"],
                &["4", "5", "6"],
            ],
        ),
        // Quotes in a field that is not quoted are text.
        (
            "x,y,z\n7,so \"called\" text,9",
            &[&["x", "y", "z"], &["7", "so \"called\" text", "9"]],
        ),
        // Fewer and more fields than names: the import says so of each row.
        (
            "x,y,z\n7,8\n7,8,9,10",
            &[&["x", "y", "z"], &["7", "8"], &["7", "8", "9", "10"]],
        ),
    ];
    for (input, records) in cases {
        assert_eq!(previewed(b',', input, 3), records, "{input:?}");
    }
}
