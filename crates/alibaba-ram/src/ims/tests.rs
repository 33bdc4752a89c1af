use alibaba_testing::{caller, checks};
use sts::Identity;

use super::*;

#[test]
fn every_example_is_read_and_asks_for_its_own_action_under_both_names() {
    for route in PRODUCT.routes {
        for check in checks(route, &caller(Identity::Root), route.example) {
            assert_eq!(check.action, format!("ram:{}", route.name));
            assert_eq!(check.also.as_ref().unwrap().action, format!("ims:{}", route.name));
        }
    }
}
