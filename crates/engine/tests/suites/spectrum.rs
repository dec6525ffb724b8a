//! All files of csv-spectrum 2.0.0.
//!
//! In `location_coordinates` the suite expects another telephone number than
//! its file has; here it is the one of the file.

use crate::support::{Case, check};

#[rustfmt::skip] // a line a case
const CASES: &[Case<'_>] = &[
    (b',', "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123", &[&["first", "last", "address", "city", "zip"], &["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]),
    (b',', "a,b,c\n1,\"\",\"\"\n2,3,4", &[&["a", "b", "c"], &["1", "", ""], &["2", "3", "4"]]),
    (b',', "a,b,c\r\n1,\"\",\"\"\r\n2,3,4", &[&["a", "b", "c"], &["1", "", ""], &["2", "3", "4"]]),
    (b',', "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", &[&["a", "b"], &["1", "ha \"ha\" ha"], &["3", "4"]]),
    (b',', "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n", &[&["key", "val"], &["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]),
    (b',', "Contact Phone Number,Location Coordinates,Cities,Counties\n2095257564,37�36'37.8\"N 121�2'17.9\"W,Modesto,Stanislaus", &[&["Contact Phone Number", "Location Coordinates", "Cities", "Counties"], &["2095257564", "37�36'37.8\"N 121�2'17.9\"W", "Modesto", "Stanislaus"]]),
    (b',', "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", &[&["a", "b", "c"], &["1", "2", "3"], &["Once upon \na time", "5", "6"], &["7", "8", "9"]]),
    (b',', "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n", &[&["a", "b", "c"], &["1", "2", "3"], &["Once upon \r\na time", "5", "6"], &["7", "8", "9"]]),
    (b',', "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", &[&["a", "b"], &["1", "ha \n\"ha\" \nha"], &["3", "4"]]),
    (b',', "a,b,c\n1,2,3\n", &[&["a", "b", "c"], &["1", "2", "3"]]),
    (b',', "a,b,c\r\n1,2,3\r\n", &[&["a", "b", "c"], &["1", "2", "3"]]),
    (b',', "a,b,c\n1,2,3\n4,5,ʤ", &[&["a", "b", "c"], &["1", "2", "3"], &["4", "5", "ʤ"]]),
];

#[test]
fn records_are_the_same() {
    check(CASES);
}

/// Lines that end in CR alone, which only the suite's repository has.
#[test]
fn old_macintosh_line_ends() {
    let records: &[&[&str]] = &[
        &["a", "b", "c"],
        &["1", "2", "3"],
        &["Once upon \ra time", "5", "6"],
        &["7", "8", "9"],
    ];
    let input = "a,b,c\r1,2,3\r\"Once upon \ra time\",5,6\r7,8,9\r";
    check(&[(b',', input, records)]);
}
