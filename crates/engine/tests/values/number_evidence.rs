//! Which decimal mark the numbers of a column have, by all of its cells.

use ltv_engine::ingest::values::DecimalMark::{self, Comma, Point};
use ltv_engine::ingest::values::NumberEvidence;
use ltv_engine::ingest::values::NumberGuess::{self, Ambiguous, NoNumbers};

fn guess(cells: &[&str]) -> NumberGuess {
    let mut evidence = NumberEvidence::new();
    for cell in cells {
        evidence.add(cell.as_bytes());
    }
    evidence.guess()
}

fn decided(mark: DecimalMark) -> NumberGuess {
    NumberGuess::Decided { mark }
}

#[test]
fn marks_by_evidence() {
    for (cells, expected) in [
        (&["5", "300", ""][..], decided(Point)),
        (&["12.50", "300"], decided(Point)),
        (&["12,50", "300"], decided(Comma)),
        (&["1,234.56"], decided(Point)),
        (&["1.234,56 €"], decided(Comma)),
        (&["1,234,567"], decided(Point)),
        (&["1.234.567"], decided(Comma)),
        (&["NT$1,200", "NT$800"], decided(Point)),
        (&["NT$1,200", "3,50"], decided(Comma)),
        (&["1.234", "5.5"], decided(Point)),
        (&["1.234", "5,5"], decided(Comma)),
        (&["0.125"], decided(Point)),
        (&["0,125"], decided(Comma)),
        (&["1234.567"], decided(Point)),
        (&["1234,567"], decided(Comma)),
        (&["1.2345"], decided(Point)),
        (&["1 234", "(300)"], decided(Point)),
        (&["1 234,5"], decided(Comma)),
        (&["1'234.50"], decided(Point)),
        (&["－１２．５"], decided(Point)),
        (&["1.234"], Ambiguous),
        (&["1.234", "800", "2.500"], Ambiguous),
        (&["1.234", "2,345"], Ambiguous),
        (&["1.5", "1,5"], Ambiguous),
        (&["n/a", "free"], NoNumbers),
        (&["2025-01-05"], NoNumbers),
        (&["12%"], NoNumbers),
        (&[], NoNumbers),
    ] {
        assert_eq!(guess(cells), expected, "{cells:?}");
    }
}

#[test]
fn a_broken_cell_among_many_does_not_make_it_a_question() {
    let mut cells = vec!["12.50"; 21];
    cells.push("3,5");
    assert_eq!(guess(&cells), decided(Point));
    cells.truncate(3);
    cells.push("3,5");
    assert_eq!(guess(&cells), Ambiguous);
}
