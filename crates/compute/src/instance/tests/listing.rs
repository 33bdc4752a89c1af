//! Lists: pages, tokens and filters.

use kernel::Tags;
use store::tag::Wanted;

use crate::instance::{self, AnyOf, Count, Filter, InstanceName, ListOrder, NameRules, Status};
use crate::listing::{WantedExtra, Window};
use crate::testing::{launch_spec, net, one, run, test_store};

fn ids(part: &crate::listing::Part<instance::Instance>) -> Vec<String> {
    part.items.iter().map(|instance| instance.id.clone()).collect()
}

#[tokio::test]
async fn pages_end_where_the_list_ends() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = run(&mut scope, &launch_spec(&net, Count::exactly(5))).unwrap();
    let newest_first: Vec<String> = made.iter().rev().map(|instance| instance.id.clone()).collect();
    let all = Filter::default();
    for (number, size, expected) in
        [(1, 2, &newest_first[0..2]), (3, 2, &newest_first[4..5]), (1, 5, &newest_first[..])]
    {
        let part = instance::list(&mut scope, &all, Window::page(number, size)).unwrap();
        assert_eq!((ids(&part).as_slice(), part.total), (expected, 5), "page {number} of {size}");
    }
    let beyond = instance::list(&mut scope, &all, Window::page(4, 2)).unwrap();
    assert_eq!((ids(&beyond).len(), beyond.total, beyond.next), (0, 5, None), "the total counts beyond the end too");

    let (mut seen, mut token) = (Vec::new(), None);
    loop {
        let part = instance::list(&mut scope, &all, Window::after(token, 2)).unwrap();
        seen.extend(ids(&part));
        token = part.next;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen, newest_first);
}

#[tokio::test]
async fn a_token_goes_on_where_it_stood_when_something_new_came() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = run(&mut scope, &launch_spec(&net, Count::exactly(3))).unwrap();
    let first = instance::list(&mut scope, &Filter::default(), Window::after(None, 2)).unwrap();
    one(&mut scope, &net);
    let rest = instance::list(&mut scope, &Filter::default(), Window::after(first.next, 2)).unwrap();
    assert_eq!(ids(&rest), [made[0].id.clone()]);
}

#[tokio::test]
async fn every_filter_narrows_the_list() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut named = launch_spec(&net, Count::exactly(1));
    named.naming.names = vec![InstanceName::parse("web_1", &NameRules::default()).unwrap()];
    named.tags = Tags::from_iter([("team", "web"), ("stage", "test")]);
    named.networking.public = true;
    let named = run(&mut scope, &named).unwrap().remove(0);
    let plain = one(&mut scope, &net);
    let some = |text: &str| Some(text.to_owned());
    let tags = |pairs: &[(&str, Option<&str>)]| {
        let wanted =
            |(key, value): &(&str, Option<&str>)| Wanted { key: (*key).to_owned(), value: value.map(str::to_owned) };
        pairs.iter().map(wanted).collect::<Vec<_>>()
    };
    let base = Filter::default;
    for (filter, expected) in [
        (Filter { ids: Some(vec![plain.id.clone(), "i-none".to_owned()]), ..base() }, vec![&plain]),
        (Filter { ids: Some(Vec::new()), ..base() }, vec![]),
        (Filter { region: some("here"), ..base() }, vec![&plain, &named]),
        (Filter { region: some("there"), ..base() }, vec![]),
        (Filter { name: some("web*"), ..base() }, vec![&named]),
        (Filter { name: some("WEB*"), ..base() }, vec![&named]),
        (Filter { name: some("web-1"), ..base() }, vec![]),
        (Filter { name: some("webX1"), ..base() }, vec![]),
        (Filter { group: Some(net.group.id.clone()), ..base() }, vec![&plain, &named]),
        (Filter { group: some("sg-none"), ..base() }, vec![]),
        (Filter { private_addresses: vec![plain.private_address.to_string()], ..base() }, vec![&plain]),
        (Filter { public_addresses: vec![named.public_address.unwrap().to_string()], ..base() }, vec![&named]),
        (Filter { tags: tags(&[("team", Some("web"))]), ..base() }, vec![&named]),
        (Filter { tags: tags(&[("team", None), ("stage", Some("test"))]), ..base() }, vec![&named]),
        (Filter { tags: tags(&[("team", Some("we"))]), ..base() }, vec![]),
        (Filter { tags: tags(&[("team", Some("web")), ("other", None)]), ..base() }, vec![]),
        (
            Filter { type_id: some("t.small"), image: some("linux"), zone: some("here-a"), ..base() },
            vec![&plain, &named],
        ),
        (Filter { token_required: Some(true), ..base() }, vec![]),
        (Filter { metadata_enabled: Some(true), ..base() }, vec![&plain, &named]),
        (Filter { role: some("any"), ..base() }, vec![]),
        (Filter { search: some("eb_"), ..base() }, vec![&named]),
        (Filter { search: some("WEB"), ..base() }, vec![]),
        (Filter { search: some(&plain.private_address.to_string()), ..base() }, vec![&plain]),
        (Filter { order: ListOrder::Oldest, ..base() }, vec![&named, &plain]),
        (Filter { order: ListOrder::PrivateAddress, ..base() }, vec![&named, &plain]),
        (Filter { created_from: Some(scope.now()), created_until: Some(scope.now()), ..base() }, vec![&plain, &named]),
    ] {
        let part = instance::list(&mut scope, &filter, Window::ALL).unwrap();
        let expected: Vec<String> = expected.iter().map(|instance| instance.id.clone()).collect();
        assert_eq!((ids(&part), part.total), (expected.clone(), i64::try_from(expected.len()).unwrap()), "{filter:?}");
    }
}

#[tokio::test]
async fn an_instance_is_one_of_several_values() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let plain = one(&mut scope, &net);
    let mut other = launch_spec(&net, Count::exactly(1));
    other.extras.insert("ProjectId".to_owned(), 12.into());
    let other = run(&mut scope, &other).unwrap().remove(0);
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let project = |values: &[i64]| {
        let or_absent = values.contains(&0);
        let values = values.iter().copied().map(Into::into).collect();
        AnyOf::Extra(WantedExtra { name: "ProjectId", values, or_absent })
    };
    let both = [&other, &plain];
    for (any_of, expected) in [
        (AnyOf::Id(texts(&[&plain.id, "i-none"])), &both[1..]),
        (AnyOf::Id(Vec::new()), &[]),
        (AnyOf::Vpc(texts(&[&net.vpc.id])), &both),
        (AnyOf::Subnet(texts(&["sub-none"])), &[]),
        (AnyOf::Zone(texts(&["here-b", "here-a"])), &both),
        (AnyOf::Name(texts(&[&other.name])), &both[..1]),
        (AnyOf::Type(texts(&["t.small"])), &both),
        (AnyOf::Image(texts(&["windows"])), &[]),
        (AnyOf::Charge(texts(&["now", "later"])), &both),
        (AnyOf::ResourceGroup(texts(&["", "rg-none"])), &both),
        (AnyOf::ResourceGroup(texts(&["rg-none"])), &[]),
        (AnyOf::Interface(texts(&[&plain.interface_id])), &both[1..]),
        (AnyOf::PrivateAddress(texts(&[&plain.private_address.to_string()])), &both[1..]),
        (AnyOf::Group(texts(&["sg-none", &net.group.id])), &both),
        (AnyOf::Group(texts(&["sg-none"])), &[]),
        (AnyOf::Status(vec![Status::Stopped, Status::Pending]), &both),
        (AnyOf::Status(Vec::new()), &[]),
        (project(&[12, 5]), &both[..1]),
        (project(&[1, 2]), &[]),
        (project(&[0]), &both[1..]),
        (project(&[0, 12]), &both),
    ] {
        let filter = Filter { any_of: vec![any_of], ..Filter::default() };
        let part = instance::list(&mut scope, &filter, Window::ALL).unwrap();
        assert_eq!(ids(&part), expected.iter().map(|one| one.id.clone()).collect::<Vec<_>>(), "{filter:?}");
    }
}

/// Without this an instance among 100,000 would be found by walking over all of them: SQLite takes an account to have few
/// things, and an index by position promises the order of the list for nothing.
#[tokio::test]
async fn an_instance_is_found_by_its_key() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = one(&mut scope, &net);
    let texts = |text: &str| vec![text.to_owned()];
    for filter in [
        Filter { ids: Some(texts(&made.id)), ..Filter::default() },
        Filter { ids: Some(vec![made.id.clone(), "i-none".to_owned()]), ..Filter::default() },
        Filter { private_addresses: texts("192.168.1.1"), ..Filter::default() },
        Filter { public_addresses: texts("198.18.1.1"), ..Filter::default() },
        Filter { tags: vec![Wanted { key: "team".to_owned(), value: Some("web".to_owned()) }], ..Filter::default() },
        Filter { any_of: vec![AnyOf::Interface(texts(&made.interface_id))], ..Filter::default() },
    ] {
        let Some(plan) = instance::plan(&mut scope, &filter) else { return };
        let by_key = plan.iter().filter(|line| line.contains("SEARCH i ")).all(|line| line.contains("instance_id=?"));
        assert!(by_key, "{filter:?}: {plan:#?}");
        assert!(!plan.iter().any(|line| line.contains("SCAN") || line.contains("_by_position")), "{plan:#?}");
    }
}
