//! Reserved blocks.

use std::time::Duration;

use super::*;
use crate::error::{Error, Result};
use crate::instance::Count;
use crate::network::address;
use crate::network::prefix_list::Family;
use crate::network::subnet;
use crate::testing::{HERE, Net, RESERVATION, net, test_store};

/// Reserves a block of the subnet.
pub(crate) fn reserve(scope: &mut store::Scope<'_>, net: &Net, block: &str) -> Result<ReservedBlock> {
    wish(scope, net, Wish::Block(block.parse()?))
}

fn wish(scope: &mut store::Scope<'_>, net: &Net, wish: Wish) -> Result<ReservedBlock> {
    let new = New {
        subnet: net.subnet.clone(),
        reservation: RESERVATION,
        wish,
        name: String::new(),
        description: String::new(),
        tags: kernel::Tags::default(),
    };
    create(scope, &HERE, new)
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::ReservedBlock(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn addresses_of_reserved_blocks_are_handed_out_to_nobody() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    reserve(&mut scope, &net, "192.168.1.16/28").unwrap();
    reserve(&mut scope, &net, "192.168.1.64/26").unwrap();
    let mut find = |wished: Option<&str>, count| {
        let wished = wished.map(|text| text.parse().unwrap());
        address::find_in(&mut scope, &net.subnet, RESERVATION, wished, Count::exactly(count))
    };
    let found = find(None, 60).unwrap();
    let last = |at: usize| found[at].octets()[3];
    assert_eq!((last(0), last(14), last(15), last(46), last(47)), (1, 15, 32, 63, 128));
    assert!(find(Some("192.168.1.70"), 1).is_err() && find(Some("192.168.1.63"), 2).is_err());
    assert!(find(Some("192.168.1.63"), 1).is_ok() && find(Some("192.168.1.128"), 1).is_ok());
    assert_eq!(find(None, 172).unwrap().len(), 172, "256 less four that are kept and eighty that are reserved");
    assert!(find(None, 173).is_err());
}

#[tokio::test]
async fn a_block_is_a_part_of_the_subnet_beside_the_others() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    reserve(&mut scope, &net, "192.168.1.64/26").unwrap();
    for (block, expected) in [
        ("192.168.2.0/28", "not a part"),
        ("192.168.1.0/24", "a prefix of 24"),
        ("192.168.1.32/29", "a prefix of 29"),
        ("192.168.1.0/28", "keeps for itself"),
        ("192.168.1.240/28", "keeps for itself"),
        ("192.168.1.80/28", "overlaps"),
        ("3fff::/80", "no IPv6"),
    ] {
        let refusal = refused(reserve(&mut scope, &net, block)).to_string();
        assert!(refusal.contains(expected), "{block}: {refusal}");
    }
    let any = |prefix| Wish::Length(Family::V4, prefix);
    assert_eq!(wish(&mut scope, &net, any(26)).unwrap().block.to_string(), "192.168.1.128/26");
    assert_eq!(wish(&mut scope, &net, any(28)).unwrap().block.to_string(), "192.168.1.16/28");
    assert!(matches!(refused(wish(&mut scope, &net, any(26))), Refusal::Full { .. }));
    assert!(matches!(refused(wish(&mut scope, &net, any(25))), Refusal::WrongSize { .. }));
}

#[tokio::test]
async fn a_reserved_block_holds_its_subnet() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = reserve(&mut scope, &net, "192.168.1.64/26").unwrap();
    assert!(matches!(refused(delete(&mut scope, &made.id)), Refusal::Busy { .. }));
    assert!(matches!(subnet::delete(&mut scope, &net.subnet.id), Err(Error::InUse { .. })));
    assert_eq!(usage(&mut scope, &[&made]).unwrap()[&made.id], Usage { given: 0, left: 4 });
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    delete(&mut scope, &made.id).unwrap();
    subnet::delete(&mut scope, &net.subnet.id).unwrap();
}
