use std::collections::HashMap;

use proptest::prelude::*;

use super::Buckets;

const EMPTY: u64 = u64::MAX;

#[test]
fn an_empty_table_holds_nothing() {
    let table = Buckets::new(EMPTY);
    assert_eq!((table.get(0), table.get(1), table.get(EMPTY)), (0, 0, 0));
}

proptest! {
    /// Few distinct keys of a wide range, so that buckets fill up, overflow and are rebuilt.
    #[test]
    fn the_table_equals_a_map(keys in prop::collection::vec((0..400_u64, any::<bool>()), 0..600)) {
        let spread = |key: u64, high: bool| if high { key << 32 } else { key };
        let (mut table, mut map) = (Buckets::new(EMPTY), HashMap::new());
        for (number, (key, high)) in (1_u64..).zip(&keys) {
            let key = spread(*key, *high);
            let value = *table.get_or_insert(key, number) & !super::TURNED_AWAY;
            prop_assert_eq!(value, *map.entry(key).or_insert(number));
        }
        for finished in [false, true] {
            if finished {
                table.finish();
            }
            for key in (0..400).flat_map(|key| [spread(key, false), spread(key, true)]).chain([EMPTY]) {
                table.prefetch(key);
                prop_assert_eq!(table.get(key), map.get(&key).copied().unwrap_or(0));
            }
        }
    }
}
