use super::*;
use crate::error::{Error, Kind};
use crate::key;
use crate::testing::World;

fn policy(active: bool, over: Network, blocks: &[&str]) -> KeyPolicy {
    let blocks = blocks.iter().map(|block| block.parse().unwrap()).collect();
    KeyPolicy { document: "{}".to_owned(), active, rules: vec![Rule { over, blocks }] }
}

fn public(block: &str) -> KeyPolicy {
    policy(true, Network::Public, &[block])
}

/// A sandbox where the account has a key.
async fn world() -> (World, String) {
    let world = World::new().await;
    let made = world.change(|scope| key::create(scope, None)).await.unwrap();
    (world, made.id)
}

fn may(world: &World, key_id: &str, address: &str) -> bool {
    let owner = world.authority().key_owner(&world.store, key_id).unwrap().unwrap();
    owner.networks.as_ref().is_none_or(|networks| networks.lets(address.parse().unwrap()))
}

#[test]
fn a_rule_lets_the_addresses_of_its_blocks_pass_and_an_empty_policy_nobody() {
    let lets = |policy: &KeyPolicy, address: &str| policy.lets(address.parse().unwrap());
    let narrow = policy(true, Network::Public, &["10.1.0.0/16", "2001:db8::/32"]);
    for inside in ["10.1.2.3", "::ffff:10.1.2.3", "2001:db8::1"] {
        assert!(lets(&narrow, inside), "{inside}");
    }
    for outside in ["10.2.0.1", "2001:db9::1", "127.0.0.1"] {
        assert!(!lets(&narrow, outside), "{outside}");
    }
    let empty = KeyPolicy { rules: Vec::new(), ..narrow };
    assert!(!lets(&empty, "10.1.2.3"));
    for over in [Network::AnyVpc, Network::Vpc("vpc-1".to_owned())] {
        assert!(!lets(&policy(true, over, &["0.0.0.0/0"]), "10.1.2.3"));
    }
}

#[tokio::test]
async fn the_networks_of_a_key_count_from_the_next_call_on() {
    let (world, id) = world().await;
    assert!(may(&world, &id, "192.0.2.1"));
    let set_to = async |policy: KeyPolicy| {
        world.change(|scope| set(scope, None, &id, &policy)).await.unwrap();
    };
    set_to(public("10.0.0.0/8")).await;
    assert!(!may(&world, &id, "192.0.2.1") && may(&world, &id, "10.0.0.1"));
    set_to(KeyPolicy { active: false, ..public("10.0.0.0/8") }).await;
    assert!(may(&world, &id, "192.0.2.1"));
}

#[tokio::test]
async fn the_accounts_networks_count_where_a_key_has_no_active_ones() {
    let (world, id) = world().await;
    world.change(|scope| set_of_account(scope, &public("10.0.0.0/8"))).await.unwrap();
    assert!(!may(&world, &id, "192.0.2.1") && may(&world, &id, "10.0.0.1"));
    world.change(|scope| set(scope, None, &id, &public("192.0.2.0/24"))).await.unwrap();
    assert!(may(&world, &id, "192.0.2.1") && !may(&world, &id, "10.0.0.1"));
    let off = KeyPolicy { active: false, ..public("192.0.2.0/24") };
    world.change(|scope| set(scope, None, &id, &off)).await.unwrap();
    assert!(!may(&world, &id, "192.0.2.1") && may(&world, &id, "10.0.0.1"));
}

#[tokio::test]
async fn a_policy_is_read_as_it_was_written_and_goes_with_its_key() {
    let (world, id) = world().await;
    let read = async || world.ask(|scope| get(scope, None, &id));
    assert!(matches!(read().await, Err(Error::NotFound { kind: Kind::KeyPolicy, .. })));
    let written = policy(true, Network::Vpc("vpc-1".to_owned()), &["172.16.0.0/12"]);
    world.change(|scope| set(scope, None, &id, &written)).await.unwrap();
    assert_eq!(read().await.unwrap(), written);
    let account = world.ask(of_account);
    assert!(matches!(account, Err(Error::NotFound { kind: Kind::KeyPolicy, .. })));
    world.change(|scope| key::delete(scope, None, &id)).await.unwrap();
    assert!(matches!(read().await, Err(Error::NotFound { kind: Kind::AccessKey, .. })));
    assert_eq!(world.ask(|scope| Ok(rows::find(scope, &id)?)).unwrap(), None);
}

#[tokio::test]
async fn only_keys_of_the_named_user_get_networks() {
    let (world, id) = world().await;
    world.user("ana").await.unwrap();
    let done = world.change(|scope| set(scope, Some(&"ana".into()), &id, &public("10.0.0.0/8"))).await;
    assert!(matches!(done, Err(Error::NotFound { kind: Kind::AccessKey, .. })));
}
