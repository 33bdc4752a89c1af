//! Every operation parses its own example.

use std::net::Ipv4Addr;

use alibaba::product::PRODUCTS;
use testkit::TestCloud;
use wire::{Call, Format, Params};

#[tokio::test]
async fn every_operation_reads_its_own_example() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for product in PRODUCTS {
        for route in product.routes {
            let call = Call {
                request_id: String::new(),
                format: Format::Json,
                region: None,
                source_ip: Ipv4Addr::LOCALHOST.into(),
                secure: false,
                user_agent: String::new(),
                host: String::new(),
                at: cloud.now(),
            };
            let params = Params::read(route.example.iter().copied()).unwrap();
            let read = (route.checks)(&params, &cloud.root_caller(), &call);
            assert!(read.is_ok(), "{} {}: {read:?}", product.name, route.name);
            let reply = root.call(product.name, route.name, route.example).await;
            assert!(reply.status < 500, "{} {}: {}", product.name, route.name, reply.body);
        }
    }
}

/// An operation whose input was a name for another structure answered that it ignored its own parameters.
#[test]
fn every_operation_knows_the_parameters_of_its_example() {
    let alibaba = PRODUCTS.iter().flat_map(|product| product.routes.iter());
    let kingsoft = kingsoft::PRODUCTS.iter().flat_map(|product| product.routes.iter());
    let mut unknown = Vec::new();
    for route in alibaba.chain(kingsoft) {
        let params = Params::read(route.example.iter().copied()).unwrap();
        let known = route.parameters();
        unknown
            .extend(params.names().filter(|name| !known.contains(&**name)).map(|name| (route.name, name.into_owned())));
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[tokio::test]
async fn every_operation_answers_its_example_in_xml_too() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for product in PRODUCTS {
        for route in product.routes {
            let reply = root.call_for_xml(product.name, route.name, route.example).await;
            let element = if reply.status == 200 { format!("<{}Response>", route.name) } else { "<Error>".to_owned() };
            assert!(
                reply.body.contains(&element) && reply.body.contains("<RequestId>"),
                "{}: {}",
                route.name,
                reply.body
            );
        }
    }
}
