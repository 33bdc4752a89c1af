//! SKS, version 2015-11-01: keys with which people sign in to instances.

mod create_key;
mod delete_key;
mod describe_keys;
mod import_key;
mod modify_key;
mod view;

pub use create_key::CreateKey;
pub use delete_key::DeleteKey;
pub use describe_keys::DescribeKeys;
pub use import_key::ImportKey;
pub use modify_key::ModifyKey;

use sts::Caller;
use wire::{Call, Checks, Service, routes};

use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Sks::NAME,
    version: Sks::VERSION,
    regional: true,
    routes: routes![CreateKey, DeleteKey, DescribeKeys, ImportKey, ModifyKey],
};

/// The service.
pub type Sks = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "sks";
    const VERSION: &'static str = "2015-11-01";
}

/// What policies are asked about a key, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Checks {
    let key = krn::regional("sks", Some(region(call)), caller.account(), format_args!("key/{id}"));
    Checks::of(action, key)
}
