//! Capacity reservations.

use std::time::Duration;

use super::*;
use crate::error::{Error, Kind};
use crate::listing::Window;
use crate::testing::{HERE, test_store};

#[tokio::test]
async fn a_reservation_ends_when_it_is_released_and_when_its_time_has_come() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let end = scope.now().checked_add(Duration::from_secs(60)).unwrap();
    let lasting = create(&mut scope, &HERE, New { amount: 1, ..New::default() }).unwrap();
    let ending = create(&mut scope, &HERE, New { amount: 1, ends_at: Some(end), ..New::default() }).unwrap();
    let changed = Change { amount: Some(2), ..Change::default() };
    assert_eq!(modify(&mut scope, "here", &lasting.id, changed).unwrap().amount, 2);
    let ids = |scope: &mut store::Scope<'_>, is_active| {
        let filter = Filter { is_active: Some(is_active), ..Filter::default() };
        let found = list(scope, &filter, Window::ALL).unwrap().items;
        found.into_iter().map(|reservation| reservation.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&mut scope, true), [ending.id.clone(), lasting.id.clone()]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(60));
    let mut scope = cloud.write().await;
    assert_eq!(ids(&mut scope, false), vec![ending.id.clone()]);
    release(&mut scope, "here", &lasting.id).unwrap();
    assert_eq!(ids(&mut scope, false), [ending.id, lasting.id.clone()]);
    let again = release(&mut scope, "here", &lasting.id);
    assert!(matches!(again, Err(Error::NotFound { kind: Kind::CapacityReservation, .. })), "{again:?}");
}
