//! The clock that a caller moves.

use serde_json::json;
use testkit::TestCloud;

/// The clock could be put before the year 1, and every answer then had a time that no client reads.
#[tokio::test]
async fn the_clock_stays_in_years_that_answers_can_name() {
    let cloud = TestCloud::new().await;
    let set = async |at: &str| cloud.own("POST", "clock", Some(json!({ "set": at }))).await;
    let (status, answer) = set("-000001-12-31T00:00:00Z").await;
    assert_eq!((status, &answer), (400, &json!({"error": "the clock cannot move outside the years 1 to 9999"})));
    assert_eq!(set("0000-12-31T23:59:59Z").await.0, 400);
    let (status, answer) = set("0001-01-01T00:00:00Z").await;
    assert_eq!((status, &answer["now"]), (200, &json!("0001-01-01T00:00:00Z")));
}
