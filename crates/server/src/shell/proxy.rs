//! The proxy form of a shell: an HTTP proxy on loopback that leads to the sandbox and nowhere else.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use subtle::ConstantTimeEq;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

use super::hosts::{ALIBABA_METADATA, KINGSOFT_METADATA, is_api_host};
use super::serve::serve_metadata;
use super::upstream::{Asked, Metadata, Sandbox};

/// Which metadata service an instance has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// Alibaba Cloud's.
    Alibaba,
    /// Kingsoft Cloud's.
    Kingsoft,
}

impl Cloud {
    /// Where its metadata service listens.
    pub(super) fn metadata_address(self) -> (Ipv4Addr, u16) {
        match self {
            Self::Alibaba => (ALIBABA_METADATA, 80),
            Self::Kingsoft => (KINGSOFT_METADATA.0, 8775),
        }
    }

    /// Whether a host and port are those of its metadata service.
    fn is_metadata(self, host: &str, port: u16) -> bool {
        let (address, own_port) = self.metadata_address();
        let named = self == Self::Kingsoft && host.eq_ignore_ascii_case(KINGSOFT_METADATA.1);
        port == own_port && (named || host.parse() == Ok(address))
    }
}

/// Where a request to the proxy leads.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Metadata,
    Sandbox,
    /// The host's network, where that is asked for.
    Beyond,
    Nowhere,
}

/// What a proxy leads to.
#[derive(Debug)]
pub(super) struct Proxy {
    pub(super) sandbox: Sandbox,
    pub(super) instance: Option<(Cloud, Arc<Metadata>)>,
    /// Whether other hosts are reached through the host's network.
    pub(super) open: bool,
    /// User and password, as `user:password`.
    pub(super) credentials: String,
}

type Body = BoxBody<Bytes, hyper::Error>;

impl Proxy {
    /// Serves until the process ends.
    pub(super) async fn serve(self: Arc<Self>, listener: TcpListener) {
        super::serve::each(listener, move |stream: TcpStream, _: SocketAddr| {
            let proxy = Arc::clone(&self);
            async move {
                let service = service_fn(move |request| {
                    let proxy = Arc::clone(&proxy);
                    async move { Ok::<_, std::convert::Infallible>(proxy.answer(request).await) }
                });
                let connection = hyper::server::conn::http1::Builder::new();
                connection.serve_connection(TokioIo::new(stream), service).with_upgrades().await.ok();
            }
        })
        .await;
    }

    async fn answer(self: Arc<Self>, request: Asked) -> Response<Body> {
        if !self.lets_in(request.headers().get(header::PROXY_AUTHORIZATION)) {
            let mut refusal =
                refusal(StatusCode::PROXY_AUTHENTICATION_REQUIRED, "the proxy wants the shell's credentials");
            let challenge = HeaderValue::from_static("Basic realm=\"yunbox\"");
            refusal.headers_mut().insert(header::PROXY_AUTHENTICATE, challenge);
            return refusal;
        }
        let uri = request.uri();
        let tunnel = request.method() == Method::CONNECT;
        let Some(host) = uri.host().map(|host| host.trim_matches(['[', ']']).to_owned()) else {
            return refusal(StatusCode::BAD_REQUEST, "this is a proxy: name the whole address");
        };
        let port = uri.port_u16().unwrap_or(80);
        match self.way(&host, port) {
            Way::Nowhere => {
                let text = format!(
                    "{host} is neither a metadata service of this shell nor a cloud's API host; see --host-network"
                );
                refusal(StatusCode::FORBIDDEN, text)
            }
            way if tunnel => {
                tokio::spawn(self.tunnel(way, host, port, request));
                Response::new(empty())
            }
            Way::Metadata => match &self.instance {
                Some((_, metadata)) => {
                    metadata.answer(&request).await.map(|body| body.map_err(|never| match never {}).boxed())
                }
                None => refusal(StatusCode::FORBIDDEN, "this shell is in no instance"),
            },
            Way::Sandbox => pass_on(self.sandbox.connect().await, request).await,
            Way::Beyond => pass_on(TcpStream::connect((host.as_str(), port)).await, request).await,
        }
    }

    fn way(&self, host: &str, port: u16) -> Way {
        if self.instance.as_ref().is_some_and(|(cloud, _)| cloud.is_metadata(host, port)) {
            Way::Metadata
        } else if is_api_host(host) && matches!(port, 80 | 443) {
            Way::Sandbox
        } else if self.open {
            Way::Beyond
        } else {
            Way::Nowhere
        }
    }

    fn lets_in(&self, given: Option<&HeaderValue>) -> bool {
        let given = given.map(HeaderValue::as_bytes).and_then(|given| given.strip_prefix(b"Basic "));
        let given = given.and_then(|given| STANDARD.decode(given).ok()).unwrap_or_default();
        bool::from(given.ct_eq(self.credentials.as_bytes()))
    }

    /// Carries what follows a CONNECT.
    async fn tunnel(self: Arc<Self>, way: Way, host: String, port: u16, request: Asked) {
        let Ok(upgraded) = hyper::upgrade::on(request).await else { return };
        let mut inside = TokioIo::new(upgraded);
        match way {
            Way::Sandbox => {
                self.sandbox.carry(inside).await.ok();
            }
            Way::Metadata => {
                if let Some((_, metadata)) = &self.instance {
                    serve_metadata(inside, Arc::clone(metadata)).await;
                }
            }
            Way::Beyond => {
                if let Ok(mut outside) = TcpStream::connect((host.as_str(), port)).await {
                    copy_bidirectional(&mut inside, &mut outside).await.ok();
                }
            }
            Way::Nowhere => {}
        }
    }
}

/// Passes a plain request on, in the form that a server expects.
async fn pass_on(stream: std::io::Result<TcpStream>, mut request: Request<Incoming>) -> Response<Body> {
    let path = request.uri().path_and_query().cloned().unwrap_or_else(|| http::uri::PathAndQuery::from_static("/"));
    let authority = request.uri().authority().map(ToString::to_string).unwrap_or_default();
    if let Ok(host) = HeaderValue::from_str(&authority) {
        request.headers_mut().entry(header::HOST).or_insert(host);
    }
    *request.uri_mut() = path.into();
    request.headers_mut().remove(header::PROXY_AUTHORIZATION);
    request.headers_mut().remove("proxy-connection");
    let passed = async {
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream?)).await.map_err(std::io::Error::other)?;
        tokio::spawn(async move { connection.await.ok() });
        sender.send_request(request).await.map_err(std::io::Error::other)
    };
    match passed.await {
        Ok(answer) => answer.map(BodyExt::boxed),
        Err(error) => refusal(StatusCode::BAD_GATEWAY, format!("{authority} cannot be reached: {error}")),
    }
}

fn refusal(status: StatusCode, text: impl Into<String>) -> Response<Body> {
    let text = format!("yunbox: {}\n", text.into());
    let mut answer = Response::new(Full::from(text).map_err(|never| match never {}).boxed());
    *answer.status_mut() = status;
    answer
}

fn empty() -> Body {
    Full::new(Bytes::new()).map_err(|never| match never {}).boxed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy(cloud: Option<Cloud>, open: bool) -> Proxy {
        let sandbox = Sandbox { address: "127.0.0.1:1".to_owned(), admin_token: "t".to_owned() };
        let instance = cloud.and_then(|cloud| Some((cloud, Metadata::new(sandbox.clone(), "i-1".to_owned())?)));
        Proxy { sandbox, instance, open, credentials: "i-1:secret".to_owned() }
    }

    #[test]
    fn a_proxy_leads_to_the_metadata_and_the_clouds_and_nowhere_else() {
        let closed = proxy(Some(Cloud::Alibaba), false);
        assert_eq!(closed.way("100.100.100.200", 80), Way::Metadata);
        assert_eq!(closed.way("ecs.cn-hangzhou.aliyuncs.com", 443), Way::Sandbox);
        assert_eq!(closed.way("iam.api.ksyun.com", 80), Way::Sandbox);
        for (host, port) in [
            ("100.100.100.200", 8080),
            ("global.cloudinit.sdns.ksyun.com", 8775),
            ("sts.aliyuncs.com", 22),
            ("127.0.0.1", 4590),
            ("localhost", 80),
            ("example.com", 443),
            ("sts.aliyuncs.com.evil.org", 443),
            ("169.254.169.254", 80),
            ("::1", 80),
        ] {
            assert_eq!(closed.way(host, port), Way::Nowhere, "{host}:{port}");
        }
        assert_eq!(proxy(Some(Cloud::Alibaba), true).way("example.com", 443), Way::Beyond);
    }

    #[test]
    fn each_cloud_has_its_own_metadata_service() {
        let kingsoft = proxy(Some(Cloud::Kingsoft), false);
        assert_eq!(kingsoft.way("global.cloudinit.sdns.ksyun.com", 8775), Way::Metadata);
        assert_eq!(kingsoft.way("11.255.255.100", 8775), Way::Metadata);
        assert_eq!(kingsoft.way("100.100.100.200", 80), Way::Nowhere);
        assert_eq!(proxy(None, false).way("100.100.100.200", 80), Way::Nowhere);
    }

    #[test]
    fn a_proxy_wants_its_own_credentials() {
        let proxy = proxy(None, false);
        let basic = |text: &str| HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(text))).unwrap();
        assert!(proxy.lets_in(Some(&basic("i-1:secret"))));
        for wrong in ["i-2:secret", "i-1:", "i-1:secret2", ""] {
            assert!(!proxy.lets_in(Some(&basic(wrong))), "{wrong}");
        }
        assert!(!proxy.lets_in(None));
        assert!(!proxy.lets_in(Some(&HeaderValue::from_static("Bearer i-1:secret"))));
    }
}
