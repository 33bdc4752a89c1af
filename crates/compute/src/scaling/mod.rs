//! Scaling groups: instances that are kept at a number.
//!
//! A call says what a group should be; what follows from it is done by the first call after it ([`due`]), in the order that
//! [`plan`] finds. Only the dialect knows how instances are launched.

mod activity;
mod configuration;
mod group;
mod member;
mod plan;
mod rows;
mod rule;
#[cfg(test)]
mod tests;

pub use activity::{Activity, ActivityFilter, ActivityKind, activities, begin, record};
pub use configuration::{
    Configuration, ConfigurationFilter, NewConfiguration, configuration, configurations, create_configuration,
    delete_configuration, modify_configuration,
};
pub use group::{Filter, Group, New, check, create, delete, due, get, list, next_due, save};
pub use member::{Member, MemberFilter, Origin, add, leave, member, members, members_of, protect, remove};
pub use plan::{CHECKED_EVERY, Plan, plan, removed_first};
pub use rule::{Adjustment, NewRule, Rule, RuleFilter, create_rule, delete_rule, modify_rule, rule, rules};

/// Kind under which tags of groups are kept.
pub const TAGGED: &str = "scaling-group";
