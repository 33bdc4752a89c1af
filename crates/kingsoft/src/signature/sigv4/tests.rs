//! Calls captured from real clients, all signed with the secret `secretKEY`.

use http::{HeaderName, HeaderValue};

use super::*;

const SECRET: &str = "secretKEY";
const FORM: &str = "application/x-www-form-urlencoded";
const GO_FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

struct Captured {
    method: &'static str,
    query: &'static str,
    body: &'static str,
    host: &'static str,
    headers: &'static [(&'static str, &'static str)],
    stamp: &'static str,
    scope: (&'static str, &'static str),
    signed: &'static str,
    signature: &'static str,
}

const HERE: &str = "127.0.0.1:18080";
const ACCEPT: (&str, &str) = ("accept", "application/json");

const CAPTURED: [Captured; 8] = [
    // ksc-sdk-go, in the query.
    Captured {
        method: "GET",
        query: "Action=GetRole&B=true&InstanceId.1=i-1&Num=3&RoleName=a%20b%2Ac~%2F%C3%A9&Version=2015-11-01",
        body: "",
        host: HERE,
        headers: &[ACCEPT, ("x-amz-date", "20261121T205558Z")],
        stamp: "20261121T205558Z",
        scope: ("cn-north-1", "iam"),
        signed: "accept;host;x-amz-date",
        signature: "15dd3c8ea84f01e5b328e1510ed3ebd0d278ea683f115dafb4e8900282e424cc",
    },
    // ksc-sdk-go, in query and form, with the length of the body signed.
    Captured {
        method: "POST",
        query: "Action=AttachInstancesIamRole&Version=2016-03-04",
        body: "Action=AttachInstancesIamRole&B=true&InstanceId.1=i-1&Num=3&RoleName=a+b%2Ac~%2F%C3%A9&Version=2016-03-04",
        host: HERE,
        headers: &[ACCEPT, ("content-length", "105"), ("content-type", GO_FORM), ("x-amz-date", "20261121T205558Z")],
        stamp: "20261121T205558Z",
        scope: ("cn-beijing-6", "kec"),
        signed: "accept;content-length;content-type;host;x-amz-date",
        signature: "0f2abffca5d804c7e5e5d14b6b159ad7fdaf887cbd8e2ff5d1a7c2fcbae2c8dc",
    },
    // kingsoftcloud-sdk-python: sends `+`, signs `%20`.
    Captured {
        method: "GET",
        query: "RoleName=a+b%2Ac~%2F%C3%A9&Service=iam&Action=GetRole&Version=2015-11-01\
                &SdkVersion=SDK_PYTHON_1.5.8.114&Region=cn-beijing-6&Accesskey=AKLTtest&Language=zh-CN",
        body: "",
        host: HERE,
        headers: &[ACCEPT, ("content-type", FORM), ("x-amz-content-sha256", EMPTY), ("x-amz-date", "20261121T205559Z")],
        stamp: "20261121T205559Z",
        scope: ("cn-beijing-6", "iam"),
        signed: "content-type;host;x-amz-content-sha256;x-amz-date",
        signature: "7ee3c9879b336501645efa13676dcf1d5f5d548ac9ec379acc6ec02688d4339d",
    },
    // kingsoftcloud-sdk-python, form only.
    Captured {
        method: "POST",
        query: "",
        body: "InstanceId.0=i1&InstanceId.1=i2&IamRoleName=r&Service=kec&Action=AttachInstancesIamRole\
               &Version=2016-03-04&SdkVersion=SDK_PYTHON_1.5.8.114&Region=cn-beijing-6&Accesskey=AKLTtest&Language=zh-CN",
        host: HERE,
        headers: &[
            ACCEPT,
            ("content-type", FORM),
            ("x-amz-content-sha256", "2170cd86e2db77e1b2bda7dcedcd406498dcc03e9cb56113a6ac392cdb520093"),
            ("x-amz-date", "20261121T205559Z"),
        ],
        stamp: "20261121T205559Z",
        scope: ("cn-beijing-6", "kec"),
        signed: "content-type;host;x-amz-content-sha256;x-amz-date",
        signature: "f9cf2aea685e68db66a66e5e27965e54111acc276427aa4eab6cd648edc9af35",
    },
    // Version 2 of the Go client: `host` twice.
    Captured {
        method: "POST",
        query: "",
        body: "Action=AttachInstancesIamRole&IamRoleName=r&InstanceId.0=i1&InstanceId.1=i2&Service=kec&Version=2016-03-04",
        host: HERE,
        headers: &[ACCEPT, ("content-type", FORM), ("x-amz-date", "20261121T205601Z")],
        stamp: "20261121T205601Z",
        scope: ("cn-beijing-6", "kec"),
        signed: "accept;content-type;host;host;x-amz-date",
        signature: "085ea7f34b6b462baa11d563365a4943f82744d635365598263143deebf49017",
    },
    // ksc-sdk-python, with a token.
    Captured {
        method: "GET",
        query: "Action=ListUsers&Version=2015-11-01",
        body: "",
        host: HERE,
        headers: &[
            ACCEPT,
            ("x-action", "ListUsers"),
            ("x-amz-date", "20261121T203801Z"),
            ("x-amz-security-token", "TOK+/="),
            ("x-version", "2015-11-01"),
        ],
        stamp: "20261121T203801Z",
        scope: ("cn-beijing-6", "iam"),
        signed: "accept;host;x-action;x-amz-date;x-amz-security-token;x-version",
        signature: "eed9488db9a7dab42658703f6759c48ebe1ff724253e920c45448ccdba8794a9",
    },
    // ksc-sdk-python, form.
    Captured {
        method: "POST",
        query: "",
        body: "Action=RunInstances&Version=2016-03-04&ImageId=x+y&IamRoleName=r&SecurityGroupId.1=a",
        host: HERE,
        headers: &[
            ACCEPT,
            ("x-action", "RunInstances"),
            ("x-amz-date", "20261121T203801Z"),
            ("x-version", "2016-03-04"),
        ],
        stamp: "20261121T203801Z",
        scope: ("cn-beijing-6", "kec"),
        signed: "accept;host;x-action;x-amz-date;x-version",
        signature: "33fb3cea5e7d2830683ecab9881b86cd44954e17de409712b0e12e4368b437d3",
    },
    // kingsoftcloud-sdk-python without a region.
    Captured {
        method: "POST",
        query: "",
        body: "RoleKrn=krn&Service=sts&Action=AssumeRole&Version=2015-11-01&SdkVersion=SDK_PYTHON_1.5.8.114\
               &Accesskey=AKLTtest&Language=zh-CN",
        host: "localhost:18080",
        headers: &[
            ACCEPT,
            ("content-type", FORM),
            ("x-amz-content-sha256", "dfc4e589a73789953196bcbc145a7dabbdc5123beb57c2bc0c9917c6fe9fef3b"),
            ("x-amz-date", "20261121T205559Z"),
        ],
        stamp: "20261121T205559Z",
        scope: ("", "sts"),
        signed: "content-type;host;x-amz-content-sha256;x-amz-date",
        signature: "7379e02b06ef2b8d386dfaf0558a985929a8e0da41e96ec27301ea9c3b046ba9",
    },
];

impl Captured {
    fn header(&self) -> String {
        let (region, service) = self.scope;
        format!(
            "AWS4-HMAC-SHA256 Credential=AKLTtest/20261121/{region}/{service}/aws4_request, SignedHeaders={}, Signature={}",
            self.signed, self.signature
        )
    }

    fn headers(&self) -> HeaderMap {
        let header = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        self.headers.iter().map(header).collect()
    }

    fn signed<'r>(&'r self, headers: &'r HeaderMap) -> Signed<'r> {
        let Self { method, query, host, stamp, .. } = self;
        Signed { method, path: "/", query, host, headers, body: self.body.as_bytes(), stamp }
    }
}

#[test]
fn signatures_of_real_clients_are_right() {
    for (number, captured) in (1..).zip(&CAPTURED) {
        let (header, headers) = (captured.header(), captured.headers());
        let authorization = Authorization::read(&header).unwrap();
        let signed = captured.signed(&headers);
        assert_eq!(signed.sign(&authorization, SECRET), captured.signature, "call {number}");
        assert_eq!(signed.verify(&authorization, SECRET), Ok(()), "call {number}");
        assert!(signed.verify(&authorization, "other").is_err(), "call {number}");
    }
}

#[test]
fn whatever_is_changed_on_the_way_is_noticed() {
    let captured = &CAPTURED[3];
    let (header, headers) = (captured.header(), captured.headers());
    let authorization = Authorization::read(&header).unwrap();
    let signed = captured.signed(&headers);
    let changed = [
        Signed { body: b"Action=DeleteRole", ..signed },
        Signed { query: "InstanceId.0=i3", ..signed },
        Signed { method: "GET", ..signed },
        Signed { host: "other", ..signed },
        Signed { stamp: "20261121T205600Z", ..signed },
        Signed { path: "/x", ..signed },
    ];
    for (number, signed) in (1..).zip(changed) {
        assert!(signed.verify(&authorization, SECRET).is_err(), "change {number}");
    }
}

#[test]
fn the_hash_that_a_call_states_must_be_that_of_its_body() {
    let captured = &CAPTURED[4];
    let mut headers = captured.headers();
    headers.insert("x-amz-content-sha256", HeaderValue::from_static(EMPTY));
    let header = captured.header();
    let authorization = Authorization::read(&header).unwrap();
    assert!(captured.signed(&headers).verify(&authorization, SECRET).is_err());
}

#[test]
fn a_key_is_good_for_the_day_it_was_derived_for() {
    let captured = &CAPTURED[0];
    let headers = captured.headers();
    let signed = Signed { stamp: "20261122T000001Z", ..captured.signed(&headers) };
    let header = captured.header();
    let wrong = Authorization::read(&header).unwrap();
    let signature = signed.sign(&wrong, SECRET);
    let right_but_for_the_day = Authorization { signature: &signature, ..wrong };
    assert!(signed.verify(&right_but_for_the_day, SECRET).is_err());
}

#[test]
fn the_header_is_read_with_and_without_blanks() {
    let tight =
        "AWS4-HMAC-SHA256 Credential=AKLTx/20261121/r/iam/aws4_request,SignedHeaders=host;x-amz-date,Signature=ab";
    let read = Authorization::read(tight).unwrap();
    assert_eq!((read.key_id, read.scope.region, read.scope.service), ("AKLTx", "r", "iam"));
    assert!(read.signs("Host") && !read.signs("accept"));
    for wrong in [
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=x,SignedHeaders=host,Signature=ab",
        "AWS4-HMAC-SHA256 Credential=x/20261121/r/iam/other,SignedHeaders=host,Signature=ab",
        "AWS4-HMAC-SHA256 Credential=x/today/r/iam/aws4_request,SignedHeaders=host,Signature=ab",
        "ACS3-HMAC-SHA256 Credential=x,SignedHeaders=host,Signature=ab",
    ] {
        assert_eq!(Authorization::read(wrong), None, "{wrong}");
    }
}

#[test]
fn a_signature_in_the_query_does_not_cover_itself() {
    let headers = HeaderMap::new();
    let signed = Signed {
        method: "GET",
        path: "/",
        query: "Action=ListUsers&X-Amz-Date=20261121T205558Z",
        host: HERE,
        headers: &headers,
        body: b"",
        stamp: "20261121T205558Z",
    };
    let query = format!("{}&X-Amz-Signature=abc", signed.query);
    assert_eq!(signed.canonical("host"), Signed { query: &query, ..signed }.canonical("host"));
}
