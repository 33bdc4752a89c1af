use std::net::Ipv4Addr;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Uri};

use super::*;

#[test]
fn other_clouds_requests_are_not_claimed() {
    let mut incoming = Incoming {
        method: Method::GET,
        uri: Uri::from_static("/?Action=ListUsers&Version=2015-11-01"),
        headers: HeaderMap::new(),
        body: Bytes::new(),
        source_ip: Ipv4Addr::LOCALHOST.into(),
        secure: false,
    };
    incoming.headers.insert("host", HeaderValue::from_static("127.0.0.1:4590"));
    incoming.headers.insert("authorization", HeaderValue::from_static("ACS3-HMAC-SHA256 Credential=k"));
    assert!(!claims(&incoming));
    incoming.headers.remove("authorization");
    assert!(!claims(&incoming));
    incoming.headers.insert("host", HeaderValue::from_static("iam.api.ksyun.com:4590"));
    assert!(claims(&incoming));
    incoming.headers.insert("host", HeaderValue::from_static("notksyun.com"));
    assert!(!claims(&incoming));
    incoming.uri = "/?X-Amz-Credential=a&X-Amz-Signature=b".parse().unwrap();
    assert!(claims(&incoming));
}
