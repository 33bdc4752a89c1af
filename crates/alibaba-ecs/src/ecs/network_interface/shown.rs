//! What an interface keeps only to show it again: how its traffic is carried.

use compute::Extras;
use compute::network::interface::Interface;
use serde_json::Value;

use crate::ecs::errors::{Error, Result};

const MODE: &str = "traffic_mode";
const QUEUES: &str = "queues";
const QUEUE_PAIRS: &str = "queue_pairs";
const SOURCE_DEST_CHECK: &str = "source_dest_check";

/// How traffic of an interface is carried, as a call says it.
#[derive(Debug, Default)]
pub(in crate::ecs) struct Traffic<'t> {
    /// `Standard` or `HighPerformance`.
    pub(in crate::ecs) mode: Option<&'t str>,
    /// Queues.
    pub(in crate::ecs) queues: Option<i64>,
    /// Pairs of queues for direct memory access.
    pub(in crate::ecs) queue_pairs: Option<i64>,
    /// Whether only traffic of its own addresses passes.
    pub(in crate::ecs) source_dest_check: Option<bool>,
}

impl Traffic<'_> {
    /// What the interface keeps of it.
    pub(in crate::ecs) fn extras(&self) -> Result<Extras> {
        if !matches!(self.mode, None | Some("Standard" | "HighPerformance")) {
            return Err(Error::invalid("NetworkInterfaceTrafficMode"));
        }
        let kept: [(&str, Option<Value>); 4] = [
            (MODE, self.mode.map(Value::from)),
            (QUEUES, self.queues.map(Value::from)),
            (QUEUE_PAIRS, self.queue_pairs.map(Value::from)),
            (SOURCE_DEST_CHECK, self.source_dest_check.map(Value::from)),
        ];
        Ok(kept.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }

    /// How traffic of this interface is carried.
    pub(super) fn of(interface: &Interface) -> Traffic<'_> {
        let extra = |name: &str| interface.extras.get(name);
        let number = |name: &str| extra(name).and_then(Value::as_i64);
        Traffic {
            mode: extra(MODE).and_then(Value::as_str),
            queues: number(QUEUES),
            queue_pairs: number(QUEUE_PAIRS),
            source_dest_check: extra(SOURCE_DEST_CHECK).and_then(Value::as_bool),
        }
    }
}
