//! The rules of prefix lists.

use kernel::Tags;

use super::{Change, Entry, Family, New, create, delete, modify};
use crate::error::{Error, Kind};
use crate::network::security_group::rule::{self, Direction, End, Terms};
use crate::testing::{HERE, net, test_store};

fn entry(text: &str) -> Entry {
    Entry::parse(Family::V4, text, String::new()).unwrap()
}

fn list_of(entries: &[&str]) -> New {
    New {
        service: "compute".to_owned(),
        family: Family::V4,
        name: "office".to_owned(),
        description: String::new(),
        max_entries: 2,
        entries: entries.iter().map(|text| entry(text)).collect(),
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

#[test]
fn a_block_is_of_the_family_and_written_in_one_way() {
    let read = |family, text| Entry::parse(family, text, String::new()).map(|entry| entry.block);
    assert_eq!(read(Family::V4, "10.0.0.1").unwrap(), "10.0.0.1/32");
    assert_eq!(read(Family::V6, "2001:fd01:0:0::/32").unwrap(), "2001:fd01::/32");
    for (family, wrong) in
        [(Family::V4, "10.0.0.1/8"), (Family::V4, "2001:fd01::/32"), (Family::V6, "10.0.0.0/8"), (Family::V4, "")]
    {
        assert!(read(family, wrong).is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn a_list_holds_each_block_once_and_no_more_than_it_may() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let twice = create(&mut scope, &HERE, list_of(&["10.0.0.0/8", "10.0.0.0/8"]));
    assert!(matches!(twice, Err(Error::Twice { .. })), "{twice:?}");
    let list = create(&mut scope, &HERE, list_of(&["10.0.0.0/8", "10.0.0.1"])).unwrap();
    let add = |text: &str| Change { add: vec![entry(text)], ..Change::default() };
    let full = modify(&mut scope, &list.id, add("172.16.0.0/12"));
    assert!(matches!(full, Err(Error::TooMany { most: 2, .. })), "{full:?}");
    let swap = Change { remove: vec![entry("10.0.0.1/32")], ..add("172.16.0.0/12") };
    let list = modify(&mut scope, &list.id, swap).unwrap();
    assert_eq!(list.entries, [entry("10.0.0.0/8"), entry("172.16.0.0/12")]);
    let described = Entry { description: "all".to_owned(), ..entry("10.0.0.0/8") };
    let list = modify(&mut scope, &list.id, Change { add: vec![described.clone()], ..Change::default() }).unwrap();
    assert_eq!((list.entries.len(), list.entries.last()), (2, Some(&described)));
}

#[tokio::test]
async fn a_list_that_a_rule_names_is_not_deleted() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let group = net(&mut scope, "192.168.1.0/24").group.id;
    let list = create(&mut scope, &HERE, list_of(&["10.0.0.0/8"])).unwrap();
    let source = End { prefix_list: list.id.clone(), ..End::default() };
    let terms = Terms { protocol: "all".to_owned(), source, ..Terms::default() };
    let new = rule::New { direction: Direction::Ingress, terms, description: String::new() };
    let rule = rule::authorize(&mut scope, &HERE, &group, new).unwrap();
    let refused = delete(&mut scope, &list.id);
    assert!(matches!(refused, Err(Error::InUse { kind: Kind::PrefixList, .. })), "{refused:?}");
    rule::revoke_by_id(&mut scope, &group, Direction::Ingress, &rule.id).unwrap();
    delete(&mut scope, &list.id).unwrap();
}
