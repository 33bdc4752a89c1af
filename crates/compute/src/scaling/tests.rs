//! Groups that are kept at a number.

use std::time::Duration;

use kernel::Timestamp;
use store::Scope;
use store_testing::TestStore;

use super::*;
use crate::error::{Error, Kind};
use crate::instance::{self, Instance};
use crate::listing::Window;
use crate::testing::{HERE, net, one, test_store};

fn bounds(least: i64, most: i64) -> New {
    New { name: "web".to_owned(), least, most, ..New::default() }
}

/// A store with a group of two instances that run, of which the group made the second.
async fn with_two(new: New) -> (TestStore, Group, [Instance; 2]) {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let (first, second) = (one(&mut scope, &net), one(&mut scope, &net));
    let group = create(&mut scope, &HERE, new).unwrap();
    add(&mut scope, &group, &first.id, Origin::default()).unwrap();
    add(&mut scope, &group, &second.id, Origin { is_created: true, is_entrusted: true, ..Origin::default() }).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(60));
    (cloud, group, [first, second])
}

fn surplus(scope: &mut Scope<'_>, group: &Group) -> (Vec<String>, i64) {
    let found = plan(scope, group, true).unwrap();
    (found.surplus.into_iter().map(|member| member.instance).collect(), found.missing)
}

#[tokio::test]
async fn a_group_adds_what_it_lacks_and_removes_what_is_too_much() {
    let (cloud, group, [first, second]) = with_two(bounds(0, 5)).await;
    let mut scope = cloud.write().await;
    assert_eq!(surplus(&mut scope, &group), (vec![], 0), "nobody said how many there should be");
    let wants = |number| Group { desired: Some(number), ..group.clone() };
    assert_eq!(surplus(&mut scope, &wants(5)), (vec![], 3));
    assert_eq!(surplus(&mut scope, &wants(1)), (vec![first.id.clone()], 0));
    assert_eq!(surplus(&mut scope, &Group { least: 4, ..group.clone() }), (vec![], 2));
    assert_eq!(surplus(&mut scope, &Group { most: 0, ..group.clone() }).0.len(), 2);
    // What an activity is to bring about wins over what was said before, within the bounds.
    assert_eq!(surplus(&mut scope, &Group { target: Some(9), ..wants(1) }), (vec![], 3));
    let newest = Group { removal: vec!["NewestInstance".to_owned()], ..wants(1) };
    assert_eq!(surplus(&mut scope, &newest), (vec![second.id.clone()], 0));
    // A protected one stays, whatever the number.
    let member = member(&mut scope, &group, &second.id).unwrap();
    protect(&mut scope, member, true).unwrap();
    assert_eq!(surplus(&mut scope, &Group { removal: newest.removal, ..wants(0) }), (vec![first.id], 0));
}

#[tokio::test]
async fn what_is_gone_or_stopped_is_replaced() {
    let (cloud, group, [first, second]) = with_two(New { desired: Some(2), ..bounds(0, 5) }).await;
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &first.id, true).unwrap();
    instance::stop(&mut scope, &second.id, &instance::Stop::default()).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(60));
    let mut scope = cloud.write().await;
    let found = plan(&mut scope, &group, true).unwrap();
    let ids = |members: &[Member]| members.iter().map(|member| member.instance.clone()).collect::<Vec<_>>();
    assert_eq!((ids(&found.gone), ids(&found.unwell)), (vec![first.id.clone()], vec![second.id.clone()]));
    assert_eq!((found.stay, found.missing), (0, 2));
    assert!(plan(&mut scope, &group, false).unwrap().unwell.is_empty(), "nobody looks whether they run");
    // Lists show those that are there. What the group made is released when it leaves.
    assert_eq!(members(&mut scope, &MemberFilter::default(), Window::ALL).unwrap().total, 1);
    remove(&mut scope, &[found.gone, found.unwell].concat()).unwrap();
    assert!(matches!(instance::get(&mut scope, &second.id), Err(Error::NotFound { .. })));
    assert!(members_of(&mut scope, &group.id).unwrap().is_empty());
}

#[tokio::test]
async fn an_instance_is_in_one_group_and_names_are_taken_once() {
    let (cloud, group, [first, _]) = with_two(bounds(0, 5)).await;
    let mut scope = cloud.write().await;
    let taken = create(&mut scope, &HERE, bounds(0, 1));
    assert!(matches!(taken, Err(Error::NameTaken { kind: Kind::ScalingGroup, .. })));
    let other = create(&mut scope, &HERE, New { name: "batch".to_owned(), ..bounds(0, 1) }).unwrap();
    let twice = add(&mut scope, &other, &first.id, Origin::default());
    assert!(matches!(twice, Err(Error::InUse { by: Kind::ScalingGroup, .. })));
    assert!(member(&mut scope, &other, &first.id).is_err());
    let unnamed = create(&mut scope, &HERE, New { name: String::new(), ..bounds(0, 1) }).unwrap();
    assert_eq!(unnamed.name, unnamed.id);
    delete(&mut scope, &group).unwrap();
    assert!(get(&mut scope, &group.id).is_err() && members_of(&mut scope, &group.id).unwrap().is_empty());
}

#[test]
fn a_rule_changes_a_number() {
    assert_eq!(Adjustment::Quantity.apply(3, -2, None), 1);
    assert_eq!(Adjustment::Total.apply(3, 7, None), 7);
    let percent = |total, value, magnitude| Adjustment::Percent.apply(total, value, magnitude);
    assert_eq!((percent(3, 50, None), percent(3, -50, None), percent(3, 10, None)), (5, 1, 3));
    assert_eq!((percent(3, 10, Some(2)), percent(3, -10, Some(2)), percent(3, 0, Some(2))), (5, 1, 3));
}

#[test]
fn members_of_the_oldest_configuration_are_removed_first() {
    let member = |position, configuration: &str| Member {
        instance: format!("i-{position}"),
        position,
        region: String::new(),
        group: String::new(),
        configuration: configuration.to_owned(),
        template_version: String::new(),
        activity: String::new(),
        is_created: true,
        is_entrusted: true,
        is_protected: false,
        weight: None,
        added_at: Timestamp::UNIX_EPOCH,
    };
    let mut members = [member(4, "old"), member(3, "new"), member(2, "old"), member(5, "")];
    let order = |members: &[Member]| members.iter().map(|member| member.position).collect::<Vec<_>>();
    removed_first(&mut members, &["OldestScalingConfiguration".to_owned(), "NewestInstance".to_owned()]);
    assert_eq!(order(&members), [5, 4, 2, 3]);
    removed_first(&mut members, &["OldestInstance".to_owned()]);
    assert_eq!(order(&members), [2, 3, 4, 5]);
}
