//! What tags call the named segments is kept in links: it never changes.
#![allow(clippy::unwrap_used)]

use ltv_engine::segments::rfm::{Named, customary};
use ltv_worker::protocol::segments::segment_key;

#[test]
fn keys_are_those_of_serde_and_names_of_the_users_own_stay() {
    let rules = customary();
    assert_eq!(rules.len(), 11);
    for rule in rules {
        let key = serde_json::to_value(&rule.name).unwrap();
        assert_eq!(key, segment_key(&rule.name));
    }
    assert_eq!(segment_key(&Named::Own("老主顧".to_owned())), "老主顧");
}
