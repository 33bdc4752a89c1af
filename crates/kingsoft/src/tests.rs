//! What holds for every operation, without a store.

use std::net::Ipv4Addr;
use std::sync::Arc;

use ::sts::{Caller, Identity};
use kernel::{Tenant, TenantId, Timestamp};
use wire::{Call, Format, Params};

use crate::product::PRODUCTS;

/// A caller for questions that need one and no more.
fn caller() -> Caller {
    let account = "2000143391".parse().unwrap();
    let tenant = Arc::new(Tenant { id: TenantId(1_000), account, cloud: &crate::CLOUD });
    Caller { tenant, identity: Identity::Root, key_id: String::new(), mfa: None }
}

/// A call that came from nowhere.
fn call() -> Call {
    Call {
        request_id: String::new(),
        format: Format::Json,
        region: None,
        source_ip: Ipv4Addr::LOCALHOST.into(),
        secure: false,
        user_agent: String::new(),
        host: String::new(),
        at: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn every_example_is_read_by_its_operation() {
    let caller = caller();
    let call = call();
    for product in PRODUCTS {
        for route in product.routes {
            let params = Params::read(route.example.iter().copied()).unwrap();
            let checks = (route.checks)(&params, &caller, &call);
            let checks = checks.unwrap_or_else(|error| panic!("{}: {error}", route.name));
            for check in checks.iter() {
                assert!(check.resource.starts_with("krn:ksc:"), "{}: {}", route.name, check.resource);
                assert!(check.action.contains(':'), "{}", route.name);
            }
            let known = route.parameters();
            let unknown: Vec<_> = params.names().filter(|name| !known.contains(&**name)).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", route.name);
        }
    }
}
