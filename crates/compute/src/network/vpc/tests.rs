//! The rules of networks.

use kernel::Tags;
use store::tag::Wanted;

use crate::listing::Window;
use crate::network::block::BlockRules;
use crate::network::vpc::{self, Filter};
use crate::testing::{HERE, test_store, vpc_of};

#[tokio::test]
async fn networks_are_listed_newest_first_and_narrowed_by_tags() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let rules = BlockRules::prefix(8, 28);
    let mut tagged = vpc_of("10.0.0.0/8");
    tagged.tags = Tags::from_iter([("team", "net")]);
    let first = vpc::create(&mut scope, &HERE, &rules, tagged).unwrap();
    let second = vpc::create(&mut scope, &HERE, &rules, vpc_of("10.0.0.0/8")).unwrap();
    let part = vpc::list(&mut scope, &Filter::default(), Window::page(1, 1)).unwrap();
    assert_eq!((part.items, part.total, part.next), (vec![second.clone()], 2, Some(second.position)));
    let filter = Filter { tags: vec![Wanted { key: "team".to_owned(), value: None }], ..Filter::default() };
    assert_eq!(vpc::list(&mut scope, &filter, Window::ALL).unwrap().items, [first]);
}
