//! A JSON object that keeps the order of its keys, which serde_json's own map does not.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The pairs of an object, in the order of the text. Keys may repeat.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OrderedMap(pub(crate) Vec<(String, Value)>);

impl OrderedMap {
    /// Takes the value of a key out; of equal keys the last one counts, as elsewhere in JSON.
    pub(crate) fn take(&mut self, key: &str) -> Option<Value> {
        self.0.iter_mut().rev().find(|(known, _)| known == key).map(|(_, value)| value.take())
    }
}

impl<'de> Deserialize<'de> for OrderedMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = OrderedMap;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<OrderedMap, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = items.next_entry()? {
                    pairs.push(pair);
                }
                Ok(OrderedMap(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
