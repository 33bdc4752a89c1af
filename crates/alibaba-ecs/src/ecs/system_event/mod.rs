//! System events: what the cloud does to instances by itself.

mod describe_instance_history_events;

pub use describe_instance_history_events::DescribeInstanceHistoryEvents;
