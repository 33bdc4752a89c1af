//! How an operation is declared.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use parking_lot::RwLock;
use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use store::Fault;
use sts::Caller;

use crate::caller_names::PrincipalNames;
use crate::check::Checks;
use crate::cx::{Before, Call, Cx};
use crate::failure::Failure;
use crate::params::{ParamError, Params};
use crate::service::{AnyService, Erased, Service};

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
    /// JSON without the vendor's envelope, for the sandbox's own interface: only what the operation replied.
    Plain,
}

/// One operation, when its checks ask only about what the call itself states. Everything the sandbox knows about it is
/// here. One that has to ask the network first, or to read what its checks ask about, implements [`Staged`] instead.
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
    /// Its parameters: most operations are their own. What their documentation says first is what the operation does, and
    /// the schema carries it.
    type Input: DeserializeOwned + JsonSchema + Send + Sync;
    /// Its answer, without the envelope: a JSON object.
    type Output: Serialize + JsonSchema;

    /// What the caller must be allowed to do. There is no default.
    fn checks(input: &Self::Input, caller: &Caller, call: &Call) -> Checks;

    /// Does it. Runs only when every check has been answered with yes.
    fn handle(cx: &mut Cx<'_>, input: Self::Input) -> Result<Self::Output, <Self::Service as Service>::Error>;
}

/// One operation with all its stages: parse, prepare, load, checks, handle, render.
///
/// From `load` on everything is one transaction on one thread, and nothing waits.
pub trait Staged: 'static {
    /// Its name, as clients send it.
    const NAME: &'static str;
    /// Whether it writes.
    const EFFECT: Effect;
    /// Who may call at all.
    const ACCESS: Access = Access::Signed;
    /// Whether it has anything to prepare; `prepare` is not called where it has not.
    const PREPARES: bool = true;
    /// Parameters of a call that reads well in a reference and passes the parser.
    const EXAMPLE: &'static [(&'static str, &'static str)];

    /// The service it belongs to.
    type Service: Service;
    /// Its parameters: most operations are their own. What their documentation says first is what the operation does, and
    /// the schema carries it.
    type Input: DeserializeOwned + JsonSchema + Send + Sync;
    /// What was prepared.
    type Prepared: Default + Send;
    /// What its checks and its handler know beside the parameters; the default is that nothing was found.
    type Loaded: Default;
    /// Its answer, without the envelope: a JSON object.
    type Output: Serialize + JsonSchema;

    /// What has to wait for the network or takes long, such as the hash of a password. No transaction is open, nothing
    /// was checked yet, and what the database holds can change before the next stage.
    fn prepare(
        _before: &Before<'_>,
        _input: &Self::Input,
    ) -> impl Future<Output = Result<Self::Prepared, <Self::Service as Service>::Error>> + Send {
        std::future::ready(Ok(Self::Prepared::default()))
    }

    /// Reads what the checks ask about. It never refuses: what is missing is not found, and the checks are asked about
    /// what the call states.
    fn load(cx: &mut Cx<'_>, input: &Self::Input, prepared: Self::Prepared) -> Result<Self::Loaded, Fault>;

    /// Who calls, when only what the call carries says so: an identity provider vouches for them.
    fn caller(_loaded: &Self::Loaded) -> Option<&Arc<Caller>> {
        None
    }

    /// What the caller must be allowed to do. There is no default.
    fn checks(input: &Self::Input, loaded: &Self::Loaded, caller: &Caller, call: &Call) -> Checks;

    /// Does it. Runs only when every check has been answered with yes.
    fn handle(
        cx: &mut Cx<'_>,
        input: Self::Input,
        loaded: Self::Loaded,
    ) -> Result<Self::Output, <Self::Service as Service>::Error>;
}

impl<O: Operation> Staged for O {
    const NAME: &'static str = <O as Operation>::NAME;
    const EFFECT: Effect = <O as Operation>::EFFECT;
    const ACCESS: Access = <O as Operation>::ACCESS;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = <O as Operation>::EXAMPLE;
    type Service = <O as Operation>::Service;
    type Input = <O as Operation>::Input;
    type Prepared = ();
    type Loaded = ();
    type Output = <O as Operation>::Output;

    fn load(_: &mut Cx<'_>, _: &Self::Input, (): ()) -> Result<(), Fault> {
        Ok(())
    }

    fn checks(input: &Self::Input, (): &(), caller: &Caller, call: &Call) -> Checks {
        <O as Operation>::checks(input, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self::Input, (): ()) -> Result<Self::Output, <Self::Service as Service>::Error> {
        <O as Operation>::handle(cx, input)
    }
}

/// A call that was answered.
#[derive(Debug)]
pub struct Served {
    /// Body of the answer.
    pub body: Vec<u8>,
    /// Names of parameters that the operation does not know.
    pub ignored: Vec<String>,
}

/// One row of a service's table: an operation with its types erased.
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
    input: Described,
    output: Described,
    /// What it would check for a caller when nothing that it loads is there, or why the parameters cannot be read.
    pub checks: fn(&Params, &Caller, &Call) -> Result<Checks, ParamError>,
    pub(crate) of: &'static dyn AnyService,
    pub(crate) parse: fn(&Params) -> Result<Box<dyn Work>, Failure>,
}

impl Route {
    /// How the cloud of this operation names a caller.
    pub fn principal(&self, caller: &Caller) -> PrincipalNames {
        self.of.principal(caller)
    }

    /// Schema of its parameters; its description says what the operation does.
    pub fn input(&self) -> Schema {
        self.input.schema(Contract::Deserialize)
    }

    /// Schema of its answer, without the envelope.
    pub fn output(&self) -> Schema {
        self.output.schema(Contract::Serialize)
    }

    /// Names of its parameters, without those below them.
    pub fn parameters(&self) -> &'static BTreeSet<String> {
        &self.known().names
    }

    /// Names of its parameters that are secrets: their schema is marked `writeOnly`.
    pub fn secrets(&self) -> &'static BTreeSet<String> {
        &self.known().secrets
    }

    /// What is known about its parameters, made when first asked for and kept for the life of the process.
    fn known(&self) -> &'static Known {
        static KNOWN: RwLock<BTreeMap<(&str, &str), &'static Known>> = RwLock::new(BTreeMap::new());
        let key = (self.service, self.name);
        if let Some(known) = KNOWN.read().get(&key) {
            return known;
        }
        let made = Known::of(&self.input());
        KNOWN.write().entry(key).or_insert_with(|| Box::leak(Box::new(made)))
    }

    /// The row of one operation.
    pub const fn of<O: Staged>() -> Self {
        Self {
            service: O::Service::NAME,
            version: O::Service::VERSION,
            name: O::NAME,
            effect: O::EFFECT,
            access: O::ACCESS,
            example: O::EXAMPLE,
            input: Described::of::<O::Input>(),
            output: Described::of::<O::Output>(),
            checks: |params, caller, call| Ok(O::checks(&params.parse()?, &O::Loaded::default(), caller, call)),
            of: Erased::<O::Service>::SERVICE,
            parse: |params| {
                let input = params.parse().map_err(|error| O::Service::refuse_param(&error))?;
                Ok(Box::new(Parsed::<O> { input, prepared: O::Prepared::default() }))
            },
        }
    }
}

/// The stages of one call of an operation whose types are erased, in the order in which they run.
pub(crate) trait Work: Send {
    /// Prepares; `None` where there is nothing to.
    fn prepare<'a>(&'a mut self, before: &'a Before<'a>) -> Option<Waiting<'a>>;
    /// Loads.
    fn load(self: Box<Self>, cx: &mut Cx<'_>) -> Result<Box<dyn Loaded>, Fault>;
}

/// The stages that follow when everything is loaded.
pub(crate) trait Loaded {
    /// Who calls, where the gateway could not know.
    fn caller(&self) -> Option<&Arc<Caller>>;
    /// What the caller must be allowed to do.
    fn checks(&self, caller: &Caller, call: &Call) -> Checks;
    /// Does it, and replies with a JSON object.
    fn handle(self: Box<Self>, cx: &mut Cx<'_>) -> Result<String, Failure>;
}

/// A stage that waits.
type Waiting<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>>;

struct Parsed<O: Staged> {
    input: O::Input,
    prepared: O::Prepared,
}

struct Ready<O: Staged> {
    input: O::Input,
    loaded: O::Loaded,
}

impl<O: Staged> Work for Parsed<O> {
    fn prepare<'a>(&'a mut self, before: &'a Before<'a>) -> Option<Waiting<'a>> {
        if !O::PREPARES {
            return None;
        }
        Some(Box::pin(async move {
            let prepared = O::prepare(before, &self.input).await;
            self.prepared = prepared.map_err(|error| O::Service::refuse(&error))?;
            Ok(())
        }))
    }

    fn load(self: Box<Self>, cx: &mut Cx<'_>) -> Result<Box<dyn Loaded>, Fault> {
        let loaded = O::load(cx, &self.input, self.prepared)?;
        Ok(Box::new(Ready::<O> { input: self.input, loaded }))
    }
}

impl<O: Staged> Loaded for Ready<O> {
    fn caller(&self) -> Option<&Arc<Caller>> {
        O::caller(&self.loaded)
    }

    fn checks(&self, caller: &Caller, call: &Call) -> Checks {
        O::checks(&self.input, &self.loaded, caller, call)
    }

    fn handle(self: Box<Self>, cx: &mut Cx<'_>) -> Result<String, Failure> {
        let output = O::handle(cx, self.input, self.loaded).map_err(|error| O::Service::refuse(&error))?;
        serde_json::to_string(&output).map_err(|error| Failure::internal().caused_by(error))
    }
}

/// A type that is described by a schema. It holds functions in place of the type, so that what makes a whole schema of them is
/// compiled once and not for every operation.
#[derive(Debug)]
struct Described {
    schema: fn(&mut SchemaGenerator) -> Schema,
    name: fn() -> Cow<'static, str>,
}

impl Described {
    const fn of<T: JsonSchema>() -> Self {
        Self { schema: T::json_schema, name: T::schema_name }
    }

    /// Schema of an operation's parameters or of its answer. One that is only a name for another is that other one, so
    /// `properties` and `required` always stand at its root.
    fn schema(&self, contract: Contract) -> Schema {
        let settings = SchemaSettings::draft2020_12().with(|settings| settings.contract = contract);
        let dialect = settings.meta_schema.clone();
        let mut generator = settings.into_generator();
        let mut schema = (self.schema)(&mut generator);
        let mut kept = generator.take_definitions(true);
        let named =
            schema.get("$ref").and_then(|target| kept.get(target.as_str()?.strip_prefix("#/$defs/")?)?.as_object());
        if let Some(named) = named.cloned() {
            schema.remove("$ref");
            schema.ensure_object().extend(named);
        }
        let object = schema.ensure_object();
        object.entry("title").or_insert_with(|| (self.name)().into());
        if let Some(dialect) = dialect {
            object.insert("$schema".to_owned(), dialect.into());
        }
        if !kept.is_empty() {
            let all = object.entry("$defs").or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(all) = all {
                all.append(&mut kept);
            }
        }
        schema
    }
}

/// What is known about the names of an operation's parameters, without those below them.
#[derive(Debug)]
struct Known {
    names: BTreeSet<String>,
    /// Those among them that are secrets.
    secrets: BTreeSet<String>,
}

impl Known {
    fn of(schema: &Schema) -> Self {
        let schema = schema.as_value();
        let properties = schema.get("properties").and_then(Value::as_object);
        let properties = || properties.into_iter().flatten();
        let secret = properties().filter(|(_, property)| is_secret(schema, property)).map(|(name, _)| name.clone());
        Self { secrets: secret.collect(), names: properties().map(|(name, _)| name.clone()).collect() }
    }
}

/// Whether a part of a schema, or anything below it, is marked `writeOnly`.
fn is_secret(schema: &Value, part: &Value) -> bool {
    match part {
        Value::Object(fields) => fields.iter().any(|(name, field)| match (name.as_str(), field) {
            ("writeOnly", field) => *field == Value::Bool(true),
            ("$ref", Value::String(target)) => {
                let target = target.strip_prefix('#').and_then(|path| schema.pointer(path));
                target.is_some_and(|target| is_secret(schema, target))
            }
            (_, field) => is_secret(schema, field),
        }),
        Value::Array(items) => items.iter().any(|item| is_secret(schema, item)),
        _ => false,
    }
}

/// A service's table of operations.
#[macro_export]
macro_rules! routes {
    ($($operation:ty),* $(,)?) => { &[$($crate::Route::of::<$operation>()),*] };
}
