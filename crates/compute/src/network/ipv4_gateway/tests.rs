//! The rules of gateways for IPv4.

use kernel::Tags;
use store::Scope;

use super::*;
use crate::error::{Error, Kind};
use crate::network::route_table::{self, Serves};
use crate::testing::{HERE, Net, net, test_store};

fn gateway_of(net: &Net) -> New {
    New {
        vpc_id: net.vpc.id.clone(),
        name: String::new(),
        description: String::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

fn table(scope: &mut Scope<'_>, net: &Net) -> String {
    let (vpc_id, name, description) = (net.vpc.id.clone(), String::new(), String::new());
    let new = route_table::New { vpc_id, serves: Serves::Gateways, name, description, tags: Tags::default() };
    route_table::create(scope, &HERE, new).unwrap().id
}

#[tokio::test]
async fn a_gateway_takes_a_table_once_it_is_enabled() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateway = create(&mut scope, &HERE, gateway_of(&net)).unwrap().id;
    let another = create(&mut scope, &HERE, gateway_of(&net));
    assert!(matches!(another, Err(Error::Ipv4Gateway(Refusal::Another { .. }))), "{another:?}");
    let (one, two) = (table(&mut scope, &net), table(&mut scope, &net));
    let early = route_table::associate_gateway(&mut scope, &one, &gateway);
    assert!(matches!(early, Err(Error::Ipv4Gateway(Refusal::Inactive { .. }))), "{early:?}");
    enable(&mut scope, &HERE, &gateway, &[]).unwrap();
    let again = enable(&mut scope, &HERE, &gateway, &[]);
    assert!(matches!(again, Err(Error::Ipv4Gateway(Refusal::Active { .. }))), "{again:?}");
    route_table::associate_gateway(&mut scope, &one, &gateway).unwrap();
    let second = route_table::associate_gateway(&mut scope, &two, &gateway);
    assert!(matches!(second, Err(Error::RouteTable(route_table::Refusal::Associated { .. }))), "{second:?}");
    let kept = route_table::delete(&mut scope, &one);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::Ipv4Gateway, .. })), "{kept:?}");
    let kept = delete(&mut scope, &gateway);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::RouteTable, .. })), "{kept:?}");
    route_table::dissociate_gateway(&mut scope, &one, &gateway).unwrap();
    delete(&mut scope, &gateway).unwrap();
}
