//! Ordering and releasing: addresses, counts, what belongs to an instance.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::slice;
use std::time::Duration;

use kernel::Tags;

use crate::disk::{self, Spec};
use crate::error::Error;
use crate::instance::{self, Count, MetadataView, UserData, find_anywhere, metadata_view};
use crate::network::block::{AddressError, BlockRules};
use crate::network::{interface, security_group, subnet, vpc};
use crate::testing::{
    HERE, Net, RESERVATION, addresses, group_of, launch_spec, net, one, run, subnet_of, test_store, vpc_of,
};

#[tokio::test]
async fn addresses_are_taken_from_the_subnet_in_order_and_freed_again() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    // 8 addresses, of which the first and the last three belong to the cloud.
    let net = net(&mut scope, "192.168.1.0/29");
    let four = run(&mut scope, &launch_spec(&net, Count::exactly(4))).unwrap();
    assert_eq!(addresses(&four), [1, 2, 3, 4].map(|last| Ipv4Addr::new(192, 168, 1, last)));
    assert_eq!(subnet::available(&mut scope, slice::from_ref(&net.subnet), |_| RESERVATION).unwrap(), [0]);

    let full = run(&mut scope, &launch_spec(&net, Count::exactly(1)));
    assert!(matches!(full, Err(Error::Address(AddressError::Exhausted { .. }))), "{full:?}");

    cloud.advance(Duration::from_secs(5));
    scope.commit().unwrap();
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &four[1].id, true).unwrap();
    assert_eq!(subnet::available(&mut scope, slice::from_ref(&net.subnet), |_| RESERVATION).unwrap(), [1]);
    let again = one(&mut scope, &net);
    assert_eq!(again.private_address, four[1].private_address);
    assert_eq!(again.mac, "00:16:3e:a8:01:02");
}

/// The lowest free addresses are found by the ends of runs, which every launch and every release keeps.
#[tokio::test]
async fn whatever_was_taken_and_freed_the_lowest_free_addresses_come_next() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/27");
    // 32 addresses, of which the first and the last three belong to the cloud.
    let mut free: BTreeSet<u8> = (1..29).collect();
    let mut made = Vec::new();
    let mut chance = 7_u64;
    let mut draw = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % below
    };
    for _ in 0..60 {
        let count = draw(6) + 1;
        let expected: Vec<_> = free.iter().copied().take(count).collect();
        let mut spec = launch_spec(&net, Count::exactly(u32::try_from(count).unwrap()));
        let from = u8::try_from(draw(28) + 1).unwrap();
        // Now and then an address is named, which leaves gaps.
        let named = draw(4) == 0 && free.contains(&from);
        if named {
            (spec.count, spec.networking.address) = (Count::exactly(1), Some(Ipv4Addr::new(192, 168, 1, from)));
        }
        let expected = if named { vec![from] } else { expected };
        match run(&mut scope, &spec) {
            Ok(fresh) => {
                let taken: Vec<_> = addresses(&fresh).iter().map(|address| address.octets()[3]).collect();
                assert_eq!(taken, expected);
                free.retain(|address| !taken.contains(address));
                made.extend(fresh);
            }
            Err(Error::Address(AddressError::Exhausted { available, .. })) => {
                assert_eq!((available, expected.len() < count), (u32::try_from(free.len()).unwrap(), true));
            }
            Err(refusal) => panic!("{refusal}"),
        }
        cloud.advance(Duration::from_secs(5));
        scope.commit().unwrap();
        scope = cloud.write().await;
        for _ in 0..draw(made.len().min(5) + 1) {
            let gone = made.swap_remove(draw(made.len()));
            instance::release(&mut scope, &gone.id, true).unwrap();
            free.insert(gone.private_address.octets()[3]);
        }
    }
}

#[tokio::test]
async fn an_order_takes_as_many_statements_for_a_hundred_as_for_one() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.0.0/18");
    let mut full = launch_spec(&net, Count::exactly(1));
    full.tags = Tags::from_iter([("team", "web"), ("stage", "test")]);
    full.user_data = Some(UserData::parse("ZWNobyBoaQ==").unwrap());
    // In a subnet that is empty, the search ends with the first statement.
    one(&mut scope, &net);
    let mut statements = Vec::new();
    for count in [1, 100, 4_000, 1, 100] {
        full.count = Count::exactly(count);
        let before = store::statements_run();
        run(&mut scope, &full).unwrap();
        statements.push(store::statements_run() - before);
    }
    assert!(statements.iter().all(|count| count == &statements[0]), "{statements:?}");
}

#[tokio::test]
async fn fewer_instances_than_wanted_are_made_when_they_are_enough() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/29");
    let some = run(&mut scope, &launch_spec(&net, Count { wanted: 10, least: 3 })).unwrap();
    assert_eq!(some.len(), 4);
    assert_eq!(some.iter().map(|made| made.launch_index).collect::<Vec<_>>(), [0, 1, 2, 3]);

    let none = run(&mut scope, &launch_spec(&net, Count { wanted: 10, least: 3 }));
    assert!(matches!(none, Err(Error::Address(AddressError::Exhausted { wanted: 3, available: 0, .. }))), "{none:?}");
}

#[tokio::test]
async fn a_wished_address_begins_a_run_that_may_be_cut_short() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let wish = |last, count| {
        let mut spec = launch_spec(&net, count);
        spec.networking.address = Some(Ipv4Addr::new(192, 168, 1, last));
        spec
    };
    let two = run(&mut scope, &wish(10, Count::exactly(2))).unwrap();
    assert_eq!(addresses(&two), [10, 11].map(|last| Ipv4Addr::new(192, 168, 1, last)));

    let taken = run(&mut scope, &wish(9, Count::exactly(2)));
    assert!(matches!(taken, Err(Error::Address(AddressError::Taken { .. }))), "{taken:?}");
    let cut = run(&mut scope, &wish(9, Count { wanted: 5, least: 1 })).unwrap();
    assert_eq!(addresses(&cut), [Ipv4Addr::new(192, 168, 1, 9)]);

    let mut elsewhere = wish(9, Count::exactly(1));
    elsewhere.networking.address = Some(Ipv4Addr::new(10, 0, 0, 1));
    let outside = run(&mut scope, &elsewhere);
    assert!(matches!(outside, Err(Error::Address(AddressError::Outside { .. }))), "{outside:?}");
    let reserved = run(&mut scope, &wish(255, Count::exactly(1)));
    assert!(matches!(reserved, Err(Error::Address(AddressError::Reserved { .. }))), "{reserved:?}");
}

#[tokio::test]
async fn an_order_stays_in_its_zone_and_its_network() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut elsewhere = launch_spec(&net, Count::exactly(1));
    elsewhere.zone = Some("here-b".to_owned());
    assert!(matches!(run(&mut scope, &elsewhere), Err(Error::OtherZone { .. })));

    let other = vpc::create(&mut scope, &HERE, &BlockRules::prefix(8, 29), vpc_of("10.0.0.0/8")).unwrap();
    let group = security_group::create(&mut scope, &HERE, group_of(&other, "other")).unwrap();
    let mut mixed = launch_spec(&net, Count::exactly(1));
    mixed.networking.groups.push(group);
    assert!(matches!(run(&mut scope, &mixed), Err(Error::OtherNetwork { .. })));
}

#[tokio::test]
async fn what_belongs_to_an_instance_goes_with_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut spec = launch_spec(&net, Count::exactly(1));
    spec.disks.push(Spec { category: "slow".to_owned(), size_gib: 100, ..Spec::default() });
    spec.networking.public = true;
    spec.tags = Tags::from_iter([("team", "web")]);
    spec.user_data = Some(UserData::parse("ZWNobyBoaQ==").unwrap());
    let made = run(&mut scope, &spec).unwrap().remove(0);
    let public = made.public_address.unwrap();
    assert_eq!(public.octets()[0..1], [198]);

    let disks = disk::of_instance(&mut scope, &made.id).unwrap();
    assert_eq!(disks.iter().map(|disk| disk.device.as_str()).collect::<Vec<_>>(), ["/dev/xvda", "/dev/xvdb"]);
    assert_eq!(store::tag::of(&mut scope, disk::TAGGED, &disks[0].id).unwrap().get("team"), Some("web"));
    assert_eq!(store::tag::of(&mut scope, interface::TAGGED, &made.interface_id).unwrap().len(), 1);
    assert_eq!(instance::user_data_of(&mut scope, &made.id).unwrap().unwrap().raw(), b"echo hi");
    assert_eq!(instance::get(&mut scope, &made.id).unwrap(), made, "a row gives back what was kept");

    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &made.id, true).unwrap();
    assert!(matches!(instance::get(&mut scope, &made.id), Err(Error::NotFound { .. })));
    assert!(disk::find(&mut scope, &disks[0].id).unwrap().is_none());
    let kept = disk::find(&mut scope, &disks[1].id).unwrap().unwrap();
    assert_eq!((kept.instance_id, kept.device), (None, String::new()), "a disk that does not go with it is detached");
    assert!(interface::find(&mut scope, &made.interface_id).unwrap().is_none());
    assert!(store::tag::of(&mut scope, instance::TAGGED, &made.id).unwrap().is_empty());
    assert!(instance::user_data_of(&mut scope, &made.id).unwrap().is_none());
}

#[tokio::test]
async fn disks_and_interfaces_have_the_tags_of_an_instance_only_where_it_shares_them() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut spec = launch_spec(&net, Count::exactly(1));
    spec.tags = Tags::from_iter([("team", "web")]);
    spec.shares_tags = false;
    let made = run(&mut scope, &spec).unwrap().remove(0);
    let disks = disk::of_instance(&mut scope, &made.id).unwrap();
    assert_eq!(store::tag::of(&mut scope, instance::TAGGED, &made.id).unwrap().len(), 1);
    assert!(store::tag::of(&mut scope, disk::TAGGED, &disks[0].id).unwrap().is_empty());
    assert!(store::tag::of(&mut scope, interface::TAGGED, &made.interface_id).unwrap().is_empty());
}

#[tokio::test]
async fn the_metadata_service_learns_everything_by_the_id_alone() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = one(&mut scope, &net);
    let MetadataView { instance, vpc, subnet, status, .. } = metadata_view(&mut scope, &made.id).unwrap().unwrap();
    assert_eq!((instance, vpc, subnet), (made.clone(), net.vpc, net.subnet));
    assert_eq!(status, instance::Status::Pending);
    assert!(metadata_view(&mut scope, "i-none").unwrap().is_none());
    scope.commit().unwrap();

    let owner = find_anywhere(&cloud.store, &made.id).unwrap().unwrap();
    assert_eq!(owner.id, cloud.tenant.id);
    assert!(find_anywhere(&cloud.store, "i-none").unwrap().is_none());
}

#[tokio::test]
async fn a_network_is_deleted_from_the_inside_out() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let Net { vpc, subnet, group } = {
        let net = net(&mut scope, "192.168.1.0/24");
        let made = one(&mut scope, &net);
        let in_use = |done: crate::Result<()>| matches!(done, Err(Error::InUse { .. }));
        assert!(in_use(vpc::delete(&mut scope, &net.vpc.id, false)));
        assert!(in_use(subnet::delete(&mut scope, &net.subnet.id)));
        assert!(in_use(security_group::delete(&mut scope, &net.group.id)));
        scope.commit().unwrap();
        cloud.advance(Duration::from_secs(5));
        scope = cloud.write().await;
        instance::release(&mut scope, &made.id, true).unwrap();
        net
    };
    let extra = subnet::create(&mut scope, &HERE, &BlockRules::prefix(16, 29), subnet_of(&vpc, "192.168.2.0/24"));
    let extra = extra.unwrap();
    security_group::delete(&mut scope, &group.id).unwrap();
    subnet::delete(&mut scope, &subnet.id).unwrap();
    assert!(matches!(vpc::delete(&mut scope, &vpc.id, false), Err(Error::InUse { .. })));
    subnet::delete(&mut scope, &extra.id).unwrap();
    vpc::delete(&mut scope, &vpc.id, false).unwrap();
}
