//! Every operation parses its own example.

use alibaba::product::PRODUCTS;
use testkit::TestCloud;

#[tokio::test]
async fn every_operation_reads_its_own_example() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for product in PRODUCTS {
        for route in product.routes {
            let reply = root.call(product.name, route.name, route.example).await;
            let unread = reply.status == 400 && {
                let code = reply.field("/Code");
                code.starts_with("Missing") || code.starts_with("InvalidParameter.")
            };
            assert!(!unread && reply.status < 500, "{} {}: {}", product.name, route.name, reply.body);
        }
    }
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
