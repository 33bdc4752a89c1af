//! The rules of security groups.

use std::time::Duration;

use crate::error::{Error, Kind};
use crate::listing::Window;
use crate::network::block::BlockRules;
use crate::network::security_group::Who;
use crate::network::security_group::rule::{self, Direction, End, New, Terms};
use crate::network::{security_group, vpc};
use crate::testing::{HERE, group_of, net, one, test_store, vpc_of};

fn ssh_from(source: End) -> New {
    let destination = End { ports: "22/22".to_owned(), ..End::default() };
    let terms = Terms { protocol: "tcp".to_owned(), priority: 1, source, destination, ..Terms::default() };
    New { direction: Direction::Ingress, terms, description: String::new() }
}

fn block(text: &str) -> End {
    End { block: text.to_owned(), ..End::default() }
}

fn group(id: &str) -> End {
    End { group: id.to_owned(), ..End::default() }
}

#[tokio::test]
async fn a_rule_is_added_once_and_removed_by_what_it_says() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let id = net(&mut scope, "192.168.1.0/24").group.id;
    let first = rule::authorize(&mut scope, &HERE, &id, ssh_from(block("10.0.0.0/8"))).unwrap();
    let again = rule::authorize(&mut scope, &HERE, &id, ssh_from(block("10.0.0.0/8"))).unwrap();
    assert_eq!(first, again);
    let out = rule::Filter { direction: Some(Direction::Egress) };
    assert_eq!(rule::list(&mut scope, &id, out, Window::ALL).unwrap().total, 0);
    assert_eq!(
        rule::list(&mut scope, &id, rule::Filter::default(), Window::ALL).unwrap().items,
        std::slice::from_ref(&first)
    );

    assert!(!rule::revoke(&mut scope, &id, Direction::Egress, &first.terms).unwrap());
    assert!(rule::revoke(&mut scope, &id, Direction::Ingress, &first.terms).unwrap());
    assert!(!rule::revoke_by_id(&mut scope, &id, Direction::Ingress, &first.id).unwrap());
}

#[tokio::test]
async fn a_group_that_another_names_cannot_be_deleted() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let front = security_group::create(&mut scope, &HERE, group_of(&net.vpc, "front")).unwrap();
    let named = rule::authorize(&mut scope, &HERE, &net.group.id, ssh_from(group(&front.id))).unwrap();
    let refused = security_group::delete(&mut scope, &front.id);
    assert!(matches!(refused, Err(Error::InUse { by: Kind::Rule, .. })), "{refused:?}");
    rule::revoke_by_id(&mut scope, &net.group.id, Direction::Ingress, &named.id).unwrap();
    security_group::delete(&mut scope, &front.id).unwrap();

    let gone = rule::authorize(&mut scope, &HERE, &net.group.id, ssh_from(group(&front.id)));
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::PeerGroup, .. })), "{gone:?}");
    let own = rule::authorize(&mut scope, &HERE, &net.group.id, ssh_from(group(&net.group.id)));
    assert!(matches!(own, Err(Error::SameGroup { .. })), "{own:?}");
}

#[tokio::test]
async fn a_group_at_the_other_end_is_of_the_same_network() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let other = vpc::create(&mut scope, &HERE, &BlockRules::prefix(8, 28), vpc_of("10.0.0.0/8")).unwrap();
    let far = security_group::create(&mut scope, &HERE, group_of(&other, "far")).unwrap();
    let refused = rule::authorize(&mut scope, &HERE, &net.group.id, ssh_from(group(&far.id)));
    assert!(matches!(refused, Err(Error::OtherNetwork { .. })), "{refused:?}");
    let mut foreign = ssh_from(group("sg-of-somebody"));
    foreign.terms.source.account = "42".to_owned();
    rule::authorize(&mut scope, &HERE, &net.group.id, foreign).unwrap();
}

#[tokio::test]
async fn an_instance_joins_and_leaves_groups_and_keeps_one() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let second = security_group::create(&mut scope, &HERE, group_of(&net.vpc, "second")).unwrap();
    let id = one(&mut scope, &net).id;
    let early = security_group::join(&mut scope, &second.id, Who::Instance(&id), 2);
    assert!(matches!(early, Err(Error::WrongState { .. })), "{early:?}");
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(2));

    let mut scope = cloud.write().await;
    security_group::join(&mut scope, &second.id, Who::Instance(&id), 2).unwrap();
    assert!(matches!(
        security_group::join(&mut scope, &second.id, Who::Instance(&id), 2),
        Err(Error::AlreadyMember { .. })
    ));
    assert_eq!(security_group::members(&mut scope, &[&second.id]).unwrap()[&second.id], 1);
    let groups = crate::instance::get(&mut scope, &id).unwrap().groups;
    assert_eq!(groups, [net.group.id.clone(), second.id.clone()], "in the order of joining");
    security_group::leave(&mut scope, &net.group.id, Who::Instance(&id)).unwrap();
    assert!(matches!(
        security_group::leave(&mut scope, &net.group.id, Who::Instance(&id)),
        Err(Error::NotMember { .. })
    ));
    assert!(matches!(security_group::leave(&mut scope, &second.id, Who::Instance(&id)), Err(Error::LastGroup { .. })));
}
