//! A panic of an operation is an answer, and harms nobody else.

#![expect(clippy::panic, reason = "what is tested")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::net::Ipv4Addr;
use std::sync::Arc;

use alibaba::ram::Ram;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use testkit::TestCloud;
use wire::{Call, Checks, Cx, Effect, Format, Operation, Params, Route, pipeline};

/// Makes a user and panics, as an operation with a bug would.
struct PanicAfterWrite;

/// Reads a user and panics.
struct PanicAfterRead;

#[derive(Deserialize, JsonSchema)]
struct Input {}

#[derive(Serialize, JsonSchema)]
struct Output {}

impl Operation for PanicAfterWrite {
    const NAME: &'static str = "PanicAfterWrite";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateUser", "*")
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Output> {
        let new = iam::user::New {
            name: "half-made".into(),
            display_name: None,
            email: None,
            mobile_phone: None,
            comments: None,
            tags: kernel::Tags::default(),
        };
        iam::user::create(cx.scope(), new)?;
        panic!("the operation has a bug")
    }
}

impl Operation for PanicAfterRead {
    const NAME: &'static str = "PanicAfterRead";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetUser", "*")
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Output> {
        iam::user::get(cx.scope(), &"nobody".into()).ok();
        panic!("the operation has a bug")
    }
}

/// Calls an operation that is in no product's table.
async fn call(cloud: &TestCloud, route: &'static Route) -> wire::Failure {
    let call = Arc::new(Call {
        request_id: cloud.sandbox().store.mint().request_id(),
        format: Format::Json,
        region: None,
        source_ip: Ipv4Addr::LOCALHOST.into(),
        secure: false,
        user_agent: String::new(),
        host: String::new(),
        at: cloud.now(),
    });
    let params = Params::read(std::iter::empty::<(&str, &str)>()).unwrap();
    let served = pipeline::serve(cloud.sandbox(), route, cloud.root_caller(), &call, &params).await;
    let failure = served.unwrap_err();
    let (status, record) = cloud.own("GET", &format!("requests/{}", call.request_id), None).await;
    assert_eq!(status, 200, "{record}");
    assert_eq!((&record["action"], &record["status"]), (&route.name.into(), &500.into()));
    assert_eq!(record["code"], "InternalError");
    failure
}

/// No lock is held, no transaction is open, and what was written is undone: once for each connection that there is.
#[tokio::test]
async fn a_panic_after_a_write_is_a_recorded_500_and_is_undone() {
    static ROUTE: Route = Route::of::<PanicAfterWrite>();
    let cloud = TestCloud::new().await;
    for number in 0..6 {
        let failure = call(&cloud, &ROUTE).await;
        assert_eq!((failure.status, failure.code.as_ref()), (500, "InternalError"));
        assert!(!failure.message.contains("bug"), "{failure:?}");
        let root = cloud.root();
        assert_eq!(root.ram("GetUser", &[("UserName", "half-made")]).await.refused(), "404 EntityNotExist.User");
        root.ram("CreateUser", &[("UserName", &format!("whole-{number}"))]).await.ok();
    }
}

#[tokio::test]
async fn a_panic_of_a_read_is_a_recorded_500() {
    static ROUTE: Route = Route::of::<PanicAfterRead>();
    let cloud = TestCloud::new().await;
    for _ in 0..6 {
        assert_eq!(call(&cloud, &ROUTE).await.status, 500);
        cloud.root().ram("ListUsers", &[]).await.ok();
    }
}
