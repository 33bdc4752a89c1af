//! Words of the parameters of listeners.

use compute::network::load_balancer::listener::Protocol;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::kec::errors::Error;

/// The word for the choice between one server and another that stands in for it.
pub(in crate::slb) const MASTER_SLAVE: &str = "MasterSlave";

/// Protocol of a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum ListenerProtocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
    /// HTTP.
    Http,
    /// HTTP over TLS; the sandbox has no certificates for it.
    Https,
}

impl ListenerProtocol {
    /// The protocol, when the sandbox has it.
    pub(super) fn known(self) -> Result<Protocol, Error> {
        match self {
            Self::Tcp => Ok(Protocol::Tcp),
            Self::Udp => Ok(Protocol::Udp),
            Self::Http => Ok(Protocol::Http),
            Self::Https => Err(Error::Unfit("ListenerProtocol", "the sandbox has no certificates".to_owned())),
        }
    }

    /// The vendor's word for a protocol.
    pub(super) fn word(protocol: Protocol) -> &'static str {
        match protocol {
            Protocol::Tcp => "TCP",
            Protocol::Udp => "UDP",
            Protocol::Http => "HTTP",
        }
    }
}

/// How a listener chooses among servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum Method {
    /// In turns.
    RoundRobin,
    /// The one with the fewest connections.
    LeastConnections,
    /// The master, or the slave while that one is not well.
    MasterSlave,
    /// By the connection of QUIC; for UDP.
    #[serde(rename = "QUIC_CID")]
    QuicCid,
    /// By the address of the client.
    #[serde(rename = "IPHash")]
    IpHash,
}

impl Method {
    /// The vendor's word, when listeners of the protocol choose so.
    ///
    /// GUESS: which protocols QUIC is for; it is one over UDP.
    pub(super) fn word_for(self, protocol: Protocol) -> Result<&'static str, Error> {
        match self {
            Self::RoundRobin => Ok("RoundRobin"),
            Self::LeastConnections => Ok("LeastConnections"),
            Self::MasterSlave => Ok(MASTER_SLAVE),
            Self::QuicCid if protocol == Protocol::Udp => Ok("QUIC_CID"),
            Self::QuicCid => Err(Error::Unfit("Method", "QUIC_CID is for listeners of UDP".to_owned())),
            Self::IpHash => Ok("IPHash"),
        }
    }
}

/// Version of HTTP that servers are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum HttpProtocol {
    /// 1.0.
    #[serde(rename = "HTTP1.0")]
    V10,
    /// 1.1.
    #[serde(rename = "HTTP1.1")]
    V11,
}

impl HttpProtocol {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::V10 => "HTTP1.0",
            Self::V11 => "HTTP1.1",
        }
    }
}

/// Where the cookie comes from by which a listener knows a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum CookieType {
    /// From the load balancer.
    ImplantCookie,
    /// From the server, and the load balancer changes it.
    RewriteCookie,
}

impl CookieType {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::ImplantCookie => "ImplantCookie",
            Self::RewriteCookie => "RewriteCookie",
        }
    }
}

/// What a listener has behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum BindType {
    /// Servers of its own.
    RealServer,
}

/// Policy of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum TlsCipherPolicy {
    /// From TLS 1.0 on.
    #[serde(rename = "TlsCipherPolicy1.0")]
    V10,
    /// From TLS 1.1 on.
    #[serde(rename = "TlsCipherPolicy1.1")]
    V11,
    /// From TLS 1.2 on.
    #[serde(rename = "TlsCipherPolicy1.2")]
    V12,
    /// From TLS 1.2 on, with fewer ciphers.
    #[serde(rename = "TlsCipherPolicy1.2-strict")]
    V12Strict,
}
