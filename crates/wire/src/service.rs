//! What the operations of a product have in common, and what the products of a cloud have in common.

use std::fmt;
use std::marker::PhantomData;

use policy_engine::Context;
use store::Fault;
use sts::Caller;

use crate::caller_names::PrincipalNames;
use crate::check::Check;
use crate::cx::{Call, Cx, Denial};
use crate::failure::Failure;
use crate::params::{ParamError, Params};

/// How a cloud speaks: what all its products have in common.
pub trait Dialect: 'static {
    /// How policies name a caller.
    fn principal(caller: &Caller) -> PrincipalNames;
    /// Condition keys that every request has.
    fn context(call: &Call, caller: &Caller, names: &PrincipalNames) -> Context;
    /// Whether a condition key is about the resource of a check, so that its value has to be read.
    fn is_of_resource(key: &str) -> bool;
    /// The answer to a call that only wants to know whether it would succeed; `None` for one that means it. An error
    /// where that cannot be told.
    fn dry_run(_params: &Params) -> Result<Option<Failure>, ParamError> {
        Ok(None)
    }
    /// The answer to a caller that lacks a permission, where the product words none of its own.
    fn denied(denial: &Denial<'_>) -> Failure;
    /// The answer to a client token that was used with other parameters, where the product words none of its own.
    fn token_mismatch() -> Failure;
    /// The body of an answer around what an operation replied, a JSON object. `item` names the elements of a list in
    /// XML by the name of the list.
    fn render(call: &Call, operation: &str, reply: &str, item: fn(&str) -> &'static str) -> Vec<u8>;
}

/// A group of operations with one version, one table of errors and one envelope.
pub trait Service: 'static {
    /// Name of the product, such as `Ram`.
    const NAME: &'static str;
    /// Version of its interface, a date.
    const VERSION: &'static str;
    /// Names of the elements of a list in XML, by the name of the list, where the dialect leaves them to the product.
    const ITEM: fn(&str) -> &'static str = |_| "item";
    /// How its cloud speaks.
    type Dialect: Dialect;
    /// What the domain can refuse.
    type Error: From<Fault> + Send;

    /// The answer to a parameter that cannot be read.
    fn refuse_param(error: &ParamError) -> Failure;
    /// The answer to a refusal of the domain.
    fn refuse(error: &Self::Error) -> Failure;
    /// The answer to a caller that lacks a permission.
    fn denied(denial: &Denial<'_>) -> Failure {
        Self::Dialect::denied(denial)
    }
    /// The answer to a client token that was used with other parameters.
    fn token_mismatch() -> Failure {
        Self::Dialect::token_mismatch()
    }
    /// Condition keys of the resource that a check names: its tags. A missing resource has none. Asked where a policy
    /// has a condition on such a key.
    fn facts(_cx: &mut Cx<'_>, _check: &Check, _context: &mut Context) -> Result<(), Fault> {
        Ok(())
    }
    /// The policy of a resource by which the account lets the caller do to itself what a check asks about, where the
    /// check names a self-service permission. `None` where the check is about something else than the caller, or the
    /// account does not give the permission.
    fn self_service(_cx: &mut Cx<'_>, _check: &Check, _permission: &str) -> Result<Option<SelfServicePolicy>, Fault> {
        Ok(None)
    }
    /// Resource group of the resource that a check names.
    fn resource_group(_cx: &mut Cx<'_>, _check: &Check) -> Result<Option<String>, Fault> {
        Ok(None)
    }
}

/// A policy that grants a self-service permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfServicePolicy {
    /// What an explanation calls it.
    pub name: &'static str,
    /// The document, in the policy language of the caller's cloud.
    pub document: String,
}

/// A service with its types erased, so that the life of a request is compiled once for all operations.
pub(crate) trait AnyService: Sync {
    fn refuse_fault(&self, fault: Fault) -> Failure;
    fn denied(&self, denial: &Denial<'_>) -> Failure;
    fn token_mismatch(&self) -> Failure;
    fn dry_run(&self, params: &Params) -> Result<Option<Failure>, Failure>;
    fn render(&self, call: &Call, operation: &str, reply: &str) -> Vec<u8>;
    fn principal(&self, caller: &Caller) -> PrincipalNames;
    fn context(&self, call: &Call, caller: &Caller, names: &PrincipalNames) -> Context;
    fn is_of_resource(&self, key: &str) -> bool;
    fn facts(&self, cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault>;
    fn self_service(
        &self,
        cx: &mut Cx<'_>,
        check: &Check,
        permission: &str,
    ) -> Result<Option<SelfServicePolicy>, Fault>;
    fn resource_group(&self, cx: &mut Cx<'_>, check: &Check) -> Result<Option<String>, Fault>;
}

impl fmt::Debug for dyn AnyService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyService")
    }
}

/// Stands for the service `S`; holds nothing.
pub(crate) struct Erased<S>(PhantomData<fn() -> S>);

impl<S: Service> Erased<S> {
    pub(crate) const SERVICE: &'static dyn AnyService = &Self(PhantomData);
}

impl<S: Service> AnyService for Erased<S> {
    fn refuse_fault(&self, fault: Fault) -> Failure {
        S::refuse(&S::Error::from(fault))
    }

    fn denied(&self, denial: &Denial<'_>) -> Failure {
        S::denied(denial)
    }

    fn token_mismatch(&self) -> Failure {
        S::token_mismatch()
    }

    fn dry_run(&self, params: &Params) -> Result<Option<Failure>, Failure> {
        S::Dialect::dry_run(params).map_err(|error| S::refuse_param(&error))
    }

    fn render(&self, call: &Call, operation: &str, reply: &str) -> Vec<u8> {
        S::Dialect::render(call, operation, reply, S::ITEM)
    }

    fn principal(&self, caller: &Caller) -> PrincipalNames {
        S::Dialect::principal(caller)
    }

    fn context(&self, call: &Call, caller: &Caller, names: &PrincipalNames) -> Context {
        S::Dialect::context(call, caller, names)
    }

    fn is_of_resource(&self, key: &str) -> bool {
        S::Dialect::is_of_resource(key)
    }

    fn facts(&self, cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        S::facts(cx, check, context)
    }

    fn self_service(
        &self,
        cx: &mut Cx<'_>,
        check: &Check,
        permission: &str,
    ) -> Result<Option<SelfServicePolicy>, Fault> {
        S::self_service(cx, check, permission)
    }

    fn resource_group(&self, cx: &mut Cx<'_>, check: &Check) -> Result<Option<String>, Fault> {
        S::resource_group(cx, check)
    }
}
