//! Prices agree with each other.

use alibaba_core::catalogue::catalogue;

use super::*;

#[test]
fn more_of_the_same_costs_more() {
    let price = |id: &str| instance(catalogue().instance_type(id).unwrap());
    assert!(price("ecs.g7.large") < price("ecs.g7.xlarge"));
    assert!(price("ecs.c7.large") < price("ecs.g7.large"));
    assert!(price("ecs.gn7i-c32g1.8xlarge") < price("ecs.gn7i-c32g1.16xlarge"));
    assert!(price("ecs.t5-c1m2.large") < price("ecs.c7.large"));
    assert!(disk("cloud_essd", Some("PL0"), 40) < disk("cloud_essd", Some("PL1"), 40));
    assert!(disk("cloud_essd", None, 40) < disk("cloud_essd", None, 41));
    assert!(catalogue().instance_types().iter().all(|kind| instance(kind) > 0.0));
}

#[test]
fn a_longer_term_costs_more_and_each_hour_of_it_less() {
    let terms = [Term::Hour, Term::Weeks(1), Term::Months(1), Term::Years(1), Term::Years(3)];
    let hours = [1.0, 168.0, 720.0, 8_640.0, 25_920.0];
    let prices = terms.map(|term| term.price(1.0));
    assert!(prices.is_sorted());
    let hourly: Vec<_> = prices.iter().zip(hours).map(|(price, hours)| price / hours).collect();
    assert!(hourly.is_sorted_by(|one, other| one > other), "{hourly:?}");
}

#[test]
fn spare_capacity_is_cheaper_and_its_price_moves_little_by_little() {
    let start: Timestamp = "2026-11-21T08:00:00Z".parse().unwrap();
    let prices: Vec<_> = (0..100)
        .map(|hour| spot(10.0, "cn-hangzhou-b", start + std::time::Duration::from_secs(hour * 3_600)))
        .collect();
    assert!(prices.iter().all(|price| (1.0..=3.0).contains(price)));
    assert!(prices.windows(2).all(|pair| (0.05..0.11).contains(&(pair[0] - pair[1]).abs())));
    let again = spot(10.0, "cn-hangzhou-b", start);
    assert!(prices.first().is_some_and(|first| (first - again).abs() < f64::EPSILON));
}
