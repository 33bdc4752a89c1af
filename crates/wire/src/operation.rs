//! How an operation is declared.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use iam::security_preference::Own;
use policy_engine::Context;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sts::Caller;

use crate::caller_names::PrincipalNames;
use crate::check::{Check, Checks, Reference};
use crate::cx::{Call, Cx, Denial};
use crate::failure::Failure;
use crate::params::{ParamError, Params};
use crate::pipeline;

/// Whether an operation changes something; chooses the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It only reads.
    Read,
    /// It may write.
    Write,
}

/// Who may call at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever signs.
    Signed,
    /// Anybody; the call proves itself in another way.
    Anonymous,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// A group of operations with one version, one table of errors and one envelope.
pub trait Service: 'static {
    /// Name of the product, such as `Ram`.
    const NAME: &'static str;
    /// Version of its interface, a date.
    const VERSION: &'static str;
    /// What the domain can refuse.
    type Error: From<store::Fault> + Send;

    /// The answer to a parameter that cannot be read.
    fn refuse_param(error: &ParamError) -> Failure;
    /// The answer to a refusal of the domain.
    fn refuse(error: &Self::Error) -> Failure;
    /// The answer to a caller that lacks a permission.
    fn denied(denial: &Denial<'_>) -> Failure;
    /// The answer to a client token that was used with other parameters.
    fn token_mismatch() -> Failure;
    /// The answer to a call that only wants to know whether it would succeed; `None` for one that means it.
    fn rehearsal(_params: &Params) -> Option<Failure> {
        None
    }
    /// The body of an answer.
    fn render<T: Serialize>(format: Format, operation: &str, request_id: &str, output: &T) -> Vec<u8>;
    /// How policies name a caller.
    fn principal(caller: &Caller) -> PrincipalNames;
    /// Condition keys that every request has.
    fn context(call: &Call, caller: &Caller, names: &PrincipalNames) -> Context;
    /// Condition keys of the resource that a check names: its tags. A missing resource has none.
    fn facts(
        cx: &mut Cx<'_>,
        check: &Check,
        context: &mut Context,
    ) -> impl Future<Output = Result<(), store::Fault>> + Send;
    /// The check about the resource that a call only refers to; `None` when there is no such resource.
    fn find(
        _cx: &mut Cx<'_>,
        _check: &Check,
        _reference: &Reference,
    ) -> impl Future<Output = Result<Option<Check>, store::Fault>> + Send {
        async { Ok(None) }
    }
    /// A policy of a resource, as text, by which the account lets the caller do to itself what a check asks about.
    /// `None` where the check is about something else than the caller, or the account lets it do nothing.
    fn self_service(
        _cx: &mut Cx<'_>,
        _check: &Check,
        _own: Own,
    ) -> impl Future<Output = Result<Option<String>, store::Fault>> + Send {
        async { Ok(None) }
    }
    /// Resource group of the resource that a check names.
    fn resource_group(
        _cx: &mut Cx<'_>,
        _check: &Check,
    ) -> impl Future<Output = Result<Option<String>, store::Fault>> + Send {
        async { Ok(None) }
    }
}

/// One operation. Everything the sandbox knows about it is here.
pub trait Operation: 'static {
    /// Its name, as clients send it.
    const NAME: &'static str;
    /// Whether it writes.
    const EFFECT: Effect;
    /// Who may call at all.
    const ACCESS: Access = Access::Signed;
    /// Parameters of a call that reads well in a reference and passes the parser.
    const EXAMPLE: &'static [(&'static str, &'static str)];

    /// The service it belongs to.
    type Service: Service;
    /// Its parameters.
    type Input: DeserializeOwned + JsonSchema + Send;
    /// Its answer, without the envelope.
    type Output: Serialize + Send;

    /// What the caller must be allowed to do. There is no default.
    fn checks(input: &Self::Input, caller: &Caller, call: &Call) -> Checks;

    /// Does it. Runs only when every check has been answered with yes.
    fn handle(
        cx: &mut Cx<'_>,
        input: Self::Input,
    ) -> impl Future<Output = Result<Self::Output, <Self::Service as Service>::Error>> + Send;
}

/// A call that was answered.
#[derive(Debug)]
pub struct Served {
    /// Body of the answer.
    pub body: Vec<u8>,
    /// Names of parameters that the operation does not know.
    pub ignored: Vec<String>,
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Served, Failure>> + Send + 'a>>;

/// One row of a service's table: an [`Operation`] with its types erased.
#[derive(Debug)]
pub struct Route {
    /// Name of the service.
    pub service: &'static str,
    /// Version of the service.
    pub version: &'static str,
    /// Name of the operation.
    pub name: &'static str,
    /// Whether it writes.
    pub effect: Effect,
    /// Who may call at all.
    pub access: Access,
    /// Its example.
    pub example: &'static [(&'static str, &'static str)],
    /// Schema of its parameters.
    pub input: fn() -> Schema,
    /// Names of its parameters, without those below them.
    pub parameters: fn() -> &'static BTreeSet<String>,
    /// What it would check for a caller, or why the parameters cannot be read.
    pub checks: fn(&Params, &Caller, &Call) -> Result<Checks, ParamError>,
    pub(crate) principal: fn(&Caller) -> PrincipalNames,
    pub(crate) call: for<'a, 'c> fn(&'a mut Cx<'c>, &'a Params) -> Answer<'a>,
}

impl Route {
    /// The row of one operation.
    pub const fn of<O: Operation>() -> Self {
        Self {
            service: O::Service::NAME,
            version: O::Service::VERSION,
            name: O::NAME,
            effect: O::EFFECT,
            access: O::ACCESS,
            example: O::EXAMPLE,
            input: input::<O::Input>,
            parameters: parameters::<O>,
            checks: |params, caller, call| Ok(O::checks(&params.parse()?, caller, call)),
            principal: O::Service::principal,
            call: |cx, params| Box::pin(pipeline::run::<O>(cx, params)),
        }
    }
}

/// Schema of an operation's parameters. One that is only a name for another is that other one, so `properties` and
/// `required` always stand at its root.
fn input<T: JsonSchema>() -> Schema {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    let name = schema.get("$ref").and_then(|target| target.as_str()?.strip_prefix("#/$defs/").map(str::to_owned));
    if let Some(name) = name
        && let Some(named) = schema.get("$defs").and_then(|kept| kept.get(&name)?.as_object().cloned())
    {
        schema.remove("$ref");
        for (key, value) in named {
            schema.insert(key, value);
        }
    }
    schema
}

/// Names of an operation's parameters.
fn parameters<O: Operation>() -> &'static BTreeSet<String> {
    // One per operation: a static inside a generic function would be shared by all of them.
    static KNOWN: OnceLock<parking::Names> = OnceLock::new();
    KNOWN.get_or_init(parking::Names::default).of(O::Service::NAME, O::NAME, || {
        let schema = input::<O::Input>();
        let properties = schema.get("properties").and_then(|value| value.as_object());
        properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
    })
}

mod parking {
    use std::collections::{BTreeSet, HashMap};
    use std::sync::Mutex;

    /// Names by operation, made when first asked for and kept for the life of the process.
    #[derive(Debug, Default)]
    pub(super) struct Names(Mutex<HashMap<(&'static str, &'static str), &'static BTreeSet<String>>>);

    impl Names {
        pub(super) fn of(
            &self,
            service: &'static str,
            name: &'static str,
            make: impl FnOnce() -> BTreeSet<String>,
        ) -> &'static BTreeSet<String> {
            let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            known.entry((service, name)).or_insert_with(|| Box::leak(Box::new(make())))
        }
    }
}

/// A service's table of operations.
#[macro_export]
macro_rules! routes {
    ($($operation:ty),* $(,)?) => { &[$($crate::Route::of::<$operation>()),*] };
}
