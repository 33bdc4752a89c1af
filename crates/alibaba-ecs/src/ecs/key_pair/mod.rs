//! Key pairs. They go by their names, each region having names of its own.

mod bind;
mod create_key_pair;
mod delete_key_pairs;
mod describe_key_pairs;
mod import_key_pair;

pub use bind::{Attach, BindKeyPair, Detach, Outcome};
pub use create_key_pair::CreateKeyPair;
pub use delete_key_pairs::DeleteKeyPairs;
pub use describe_key_pairs::DescribeKeyPairs;
pub use import_key_pair::ImportKeyPair;

use compute::instance::{InstanceName, NameRules};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name: 2 to 128 characters that begin with a letter.
fn name(text: &str) -> Result<String> {
    let rules = NameRules { marks: ":_-.", ..NameRules::default() };
    InstanceName::parse(text, &rules).map(String::from).map_err(|_| Error::of(codes::key_pair::NAME_MALFORMED))
}
