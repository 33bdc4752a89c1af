//! What operations ask the policies about, for tests of products: no store and no gateway is needed for it.
//!
//! Only development dependencies name this crate.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]
#![expect(clippy::panic, reason = "a test that cannot go on says so by panicking")]
#![expect(clippy::missing_panics_doc, reason = "a test that cannot go on says so by panicking")]

use std::sync::Arc;

use alibaba_core::product::Product;
use kernel::{Tenant, TenantId, Timestamp};
use sts::{Caller, Identity};
use wire::{Call, Check, Format, Params, Route};

/// Somebody of the account 1234567890123456.
pub fn caller(identity: Identity) -> Caller {
    let account = "1234567890123456".parse().unwrap();
    let tenant = Arc::new(Tenant { id: TenantId(1_000), account, cloud: &alibaba_core::CLOUD });
    Caller { tenant, identity, key_id: "LTAI0".to_owned(), mfa: None }
}

/// The user `ana`.
pub fn ana() -> Caller {
    caller(Identity::User { id: "1".to_owned(), name: iam::Name::from("ana") })
}

/// What an operation asks about for a call.
pub fn checks(route: &Route, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<Check> {
    let region = pairs.iter().find(|(name, _)| *name == "RegionId").map(|(_, region)| (*region).to_owned());
    let call = Call {
        request_id: "r".to_owned(),
        format: Format::Json,
        region,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: "aliyuncs.com".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    };
    let params = Params::read(pairs.iter().copied()).unwrap();
    let checks = (route.checks)(&params, caller, &call).unwrap_or_else(|error| panic!("{}: {error}", route.name));
    checks.iter().cloned().collect()
}

/// What an operation of a product asks about for a call, as `action resource`.
pub fn asked(product: &Product, operation: &str, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<String> {
    let route = product.route(operation).unwrap_or_else(|| panic!("there is no {operation}"));
    checks(route, caller, pairs).iter().map(|check| format!("{} {}", check.action, check.resource)).collect()
}
