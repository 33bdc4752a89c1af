//! What rules about load balancers refuse, in the codes of SLB.

use compute::network::load_balancer::Refusal;
use wire::Failure;

/// A rule about load balancers.
///
/// GUESS: the codes, which follow the vendor's pattern.
pub(crate) fn refused(refusal: &Refusal) -> Failure {
    let bad = |name: &str, text: String| Failure::new(400, "InvalidParameter", format!("{name}: {text}."));
    match refusal {
        Refusal::PortTaken { id, port } => Failure::new(
            409,
            "ListenerPortConflict",
            format!("A listener of the load balancer {id} has the port {port} already."),
        ),
        Refusal::ServerTwice { id, address, port } => Failure::new(
            409,
            "RealServerConflict",
            format!("The listener {id} has the real server {address} with the port {port} already."),
        ),
        Refusal::HasCheck { id } => {
            Failure::new(409, "HealthCheckConflict", format!("The listener {id} has a health check already."))
        }
        Refusal::Inside { id } => bad("InstanceId", format!("the load balancer {id} is an internal one")),
        Refusal::Outside { id } => bad("BandWidthIn", format!("the load balancer {id} is no internal one")),
        Refusal::OtherNetwork { id, vpc } => bad("VpcId", format!("{id} is not in the VPC {vpc}")),
        Refusal::OtherInstance { instance, interface } => {
            bad("NetworkInterfaceId", format!("the instance {instance} does not have {interface}"))
        }
        Refusal::WrongCheck { id } => {
            bad("HealthProtocol", format!("the protocol of the listener {id} does not allow it"))
        }
    }
}
