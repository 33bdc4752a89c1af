use super::*;
use crate::error::{Error, Kind};
use crate::policy::{self, Owner};
use crate::quota::Limit;
use crate::testing::{World, texts};

async fn attach_to_user(world: &World, owner: Owner, policy: &str, reach: Reach) -> Result<()> {
    let user = Name::from("ana");
    world.change(|scope| attach(scope, HolderKind::User, &user, owner, &policy.into(), &reach)).await
}

async fn detach_from_user(world: &World, owner: Owner, policy: &str, reach: Reach) -> Result<()> {
    let user = Name::from("ana");
    world.change(|scope| detach(scope, HolderKind::User, &user, owner, &policy.into(), &reach)).await
}

#[tokio::test]
async fn a_policy_is_attached_once_and_detached_once() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    attach_to_user(&world, Owner::System, "ReadOnly", Reach::Account).await.unwrap();
    let again = attach_to_user(&world, Owner::System, "readONLY", Reach::Account).await.unwrap_err();
    let kind = Kind::Attachment(HolderKind::User);
    assert!(matches!(again, Error::AlreadyExists { kind: of, .. } if of == kind), "{again}");
    detach_from_user(&world, Owner::System, "READONLY", Reach::Account).await.unwrap();
    let again = detach_from_user(&world, Owner::System, "ReadOnly", Reach::Account).await.unwrap_err();
    assert!(matches!(again, Error::NotFound { kind: of, .. } if of == kind), "{again}");
}

#[tokio::test]
async fn what_is_missing_is_named_holder_first() {
    let world = World::new().await;
    let missing = async || match attach_to_user(&world, Owner::Account, "p", Reach::Account).await {
        Err(Error::NotFound { kind, .. }) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing().await, Kind::User);
    world.user("ana").await.unwrap();
    assert_eq!(missing().await, Kind::Policy);
}

#[tokio::test]
async fn quotas_count_by_owner_and_by_reach() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    for name in ["p1", "p2", "p3"] {
        world.policy(name, "ecs:*").await.unwrap();
    }
    let user = HolderKind::User;
    attach_to_user(&world, Owner::System, "ReadOnly", Reach::Account).await.unwrap();
    let full = attach_to_user(&world, Owner::System, "Everything", Reach::Account).await.unwrap_err();
    assert!(matches!(full, Error::LimitExceeded { limit, max: 1 } if limit == Limit::SystemPolicies(user)), "{full}");
    attach_to_user(&world, Owner::Account, "p1", Reach::Account).await.unwrap();
    attach_to_user(&world, Owner::Account, "p2", Reach::Account).await.unwrap();
    let full = attach_to_user(&world, Owner::Account, "p3", Reach::Account).await.unwrap_err();
    assert!(matches!(full, Error::LimitExceeded { limit, max: 2 } if limit == Limit::CustomPolicies(user)), "{full}");
    attach_to_user(&world, Owner::Account, "p3", Reach::ResourceGroup("rg-1".to_owned())).await.unwrap();
}

#[tokio::test]
async fn a_holder_lists_its_policies_of_the_whole_account_in_the_order_of_attaching() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world.policy("p1", "ecs:*").await.unwrap();
    attach_to_user(&world, Owner::System, "ReadOnly", Reach::Account).await.unwrap();
    world.store.clock().advance(std::time::Duration::from_secs(1)).unwrap();
    attach_to_user(&world, Owner::Account, "p1", Reach::Account).await.unwrap();
    attach_to_user(&world, Owner::System, "Everything", Reach::ResourceGroup("rg-1".to_owned())).await.unwrap();
    let listed = async |name: &str| world.ask(|scope| policies_of(scope, HolderKind::User, &name.into())).unwrap();
    let policies = listed("ANA").await;
    assert_eq!(texts(policies.iter().map(|one| &one.name)), ["ReadOnly", "p1"]);
    assert_eq!(policies.iter().map(|one| one.owner).collect::<Vec<_>>(), [Owner::System, Owner::Account]);
}

#[tokio::test]
async fn a_policy_lists_its_holders_by_kind_each_once() {
    let world = World::new().await;
    let all = Name::from("Everything");
    world.user("ana").await.unwrap();
    world.group("staff").await.unwrap();
    world.role("Ops").await.unwrap();
    attach_to_user(&world, Owner::System, "Everything", Reach::Account).await.unwrap();
    attach_to_user(&world, Owner::System, "Everything", Reach::ResourceGroup("rg-1".to_owned())).await.unwrap();
    let attach =
        |scope: &mut Scope<'_>| attach(scope, HolderKind::Role, &"ops".into(), Owner::System, &all, &Reach::Account);
    world.change(attach).await.unwrap();
    let entities = async |kind| {
        let ask = |scope: &mut Scope<'_>| {
            let policy = policy::get(scope, Owner::System, &all)?;
            entities_of(scope, kind, &policy)
        };
        let found = world.ask(ask).unwrap();
        texts(found.iter().map(|entity| &entity.name))
    };
    assert_eq!(entities(HolderKind::User).await, ["ana"]);
    assert_eq!(entities(HolderKind::Group).await, Vec::<String>::new());
    assert_eq!(entities(HolderKind::Role).await, ["Ops"]);
}

#[tokio::test]
async fn every_attachment_of_the_account_is_listed_with_its_holder_and_its_reach() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world.group("staff").await.unwrap();
    world.policy("p1", "ecs:*").await.unwrap();
    let group = Reach::ResourceGroup("rg-1".to_owned());
    attach_to_user(&world, Owner::System, "ReadOnly", Reach::Account).await.unwrap();
    attach_to_user(&world, Owner::Account, "p1", group.clone()).await.unwrap();
    let staff = Name::from("staff");
    let attach_to_staff =
        |scope: &mut Scope<'_>| attach(scope, HolderKind::Group, &staff, Owner::Account, &"p1".into(), &Reach::Account);
    world.change(attach_to_staff).await.unwrap();
    let list = async |filter: Filter, size| {
        let asked = kernel::page::Numbered { number: 1, size };
        let read = world.ask(|scope| page(scope, &filter, asked)).unwrap();
        let show = |one: &Listed| format!("{} {} {}", one.policy, one.holder, one.reach.as_str());
        (read.total, read.items.iter().map(show).collect::<Vec<_>>())
    };
    let all = Filter::default();
    let three = ["p1 staff ", "ReadOnly ana ", "p1 ana rg-1"].map(str::to_owned).to_vec();
    assert_eq!(list(all.clone(), 9).await, (3, three.clone()));
    assert_eq!(list(all.clone(), 1).await, (3, three[..1].to_vec()));
    let cases = [
        (Filter { policy: Some("P1".into()), ..all.clone() }, 2),
        (Filter { owner: Some(Owner::System), ..all.clone() }, 1),
        (Filter { kind: Some(HolderKind::User), ..all.clone() }, 2),
        (Filter { kind: Some(HolderKind::User), holder: Some("ANA".into()), ..all.clone() }, 2),
        (Filter { reach: Some(group), ..all.clone() }, 1),
        (Filter { reach: Some(Reach::Account), kind: Some(HolderKind::Role), ..all }, 0),
    ];
    for (filter, expected) in cases {
        assert_eq!(list(filter.clone(), 9).await.0, expected, "{filter:?}");
    }
}
