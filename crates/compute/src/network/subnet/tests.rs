//! The rules of subnets.

use crate::error::Error;
use crate::network::block::{BlockError, BlockRules};
use crate::network::{subnet, vpc};
use crate::testing::{HERE, subnet_of, test_store, vpc_of};

#[tokio::test]
async fn a_subnet_lies_in_its_network_beside_the_others() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let rules = BlockRules::prefix(16, 29);
    let vpc = vpc::create(&mut scope, &HERE, &rules, vpc_of("192.168.0.0/16")).unwrap();
    subnet::create(&mut scope, &HERE, &rules, subnet_of(&vpc, "192.168.1.0/24")).unwrap();
    for (block, check) in [
        ("10.0.0.0/24", (|error| matches!(error, BlockError::Outside { .. })) as fn(&BlockError) -> bool),
        ("192.168.1.128/25", |error| matches!(error, BlockError::Overlaps { .. })),
        ("192.168.2.0/30", |error| matches!(error, BlockError::PrefixOutOfBounds { .. })),
    ] {
        match subnet::create(&mut scope, &HERE, &rules, subnet_of(&vpc, block)) {
            Err(Error::Block(error)) => assert!(check(&error), "{block}: {error}"),
            other => panic!("{block}: {other:?}"),
        }
    }
    subnet::create(&mut scope, &HERE, &rules, subnet_of(&vpc, "192.168.2.0/24")).unwrap();
}

#[tokio::test]
async fn a_subnet_needs_a_network_of_the_same_account() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let rules = BlockRules::prefix(16, 29);
    let vpc = vpc::create(&mut scope, &HERE, &rules, vpc_of("192.168.0.0/16")).unwrap();
    scope.commit().unwrap();
    let other = cloud.store.create_account(cloud.tenant.cloud, "9999999999999999".parse().unwrap()).await.unwrap();
    let mut scope = cloud.store.write(&other).await.unwrap();
    let stolen = subnet::create(&mut scope, &HERE, &rules, subnet_of(&vpc, "192.168.1.0/24"));
    assert!(matches!(stolen, Err(Error::NotFound { .. })), "{stolen:?}");
}
