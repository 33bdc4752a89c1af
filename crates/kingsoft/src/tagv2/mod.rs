//! Tag, version 2020-09-01: tags of instances and addresses, as far as Terraform's provider reads and writes them.

mod list_tags_by_resource_ids;
mod replace_resources_tags;

pub use list_tags_by_resource_ids::ListTagsByResourceIds;
pub(crate) use list_tags_by_resource_ids::number;
pub use replace_resources_tags::ReplaceResourcesTags;

use policy_engine::Context;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Failure, ParamError, Problem, Service};

use crate::kec::errors::{self, Error};
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;

/// The service.
#[derive(Debug)]
pub struct Tag;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Tag::NAME,
    version: Tag::VERSION,
    regional: true,
    routes: wire::routes![ListTagsByResourceIds, ReplaceResourcesTags],
};

/// Kind of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(crate) enum ResourceType {
    /// Instances of KEC.
    #[serde(rename = "instance", alias = "kec-instance")]
    Instance,
    /// Addresses of EIP.
    #[serde(rename = "eip")]
    Eip,
}

impl ResourceType {
    /// Where the core keeps what is of this kind.
    fn kind(self) -> compute::resource::Kind {
        match self {
            Self::Instance => compute::resource::INSTANCE,
            Self::Eip => compute::resource::ELASTIC_ADDRESS,
        }
    }

    /// The kind as refusals name it.
    fn refused(self) -> compute::Kind {
        match self {
            Self::Instance => compute::Kind::Instance,
            Self::Eip => compute::Kind::ElasticAddress,
        }
    }

    /// Kind under which its tags are kept.
    fn tagged(self) -> &'static str {
        match self {
            Self::Instance => compute::instance::TAGGED,
            Self::Eip => compute::network::elastic_address::TAGGED,
        }
    }

    /// One of the kind, as policies are asked about it.
    fn krn(self, id: &str, caller: &Caller, call: &Call) -> String {
        let (product, word) = match self {
            Self::Instance => ("kec", "instance"),
            Self::Eip => ("eip", "eip"),
        };
        krn::regional(product, Some(region(call)), caller.account(), format_args!("{word}/{id}"))
    }
}

/// Identifiers of resources, with commas between them: 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Uuids(#[schemars(with = "String")] Vec<String>);

impl TryFrom<String> for Uuids {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let ids: Vec<_> = text.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        if (1..=100).contains(&ids.len()) { Ok(Self(ids)) } else { Err(Problem::Length) }
    }
}

impl Uuids {
    fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// One question for each resource.
fn each<'i>(
    action: &'static str,
    kind: ResourceType,
    mut ids: impl Iterator<Item = &'i str>,
    caller: &Caller,
    call: &Call,
) -> Checks {
    let ask = |id: &str| Check::new(action, kind.krn(id, caller, call));
    let first = ask(ids.next().unwrap_or("*"));
    Checks::only(first).and_all(ids.map(ask))
}

impl Service for Tag {
    const NAME: &'static str = "tagv2";
    const VERSION: &'static str = "2020-09-01";
    const ITEM: fn(&str) -> &'static str = |_| "member";
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        crate::kec::condition_keys::tags(cx, check, context)
    }
}
