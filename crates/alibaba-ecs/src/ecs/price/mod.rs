//! What things cost: sample prices, see [`crate::price`].

mod describe_instance_modification_price;
mod describe_price;
mod describe_renewal_price;
mod describe_spot_price_history;
mod view;

pub use describe_instance_modification_price::DescribeInstanceModificationPrice;
pub use describe_price::DescribePrice;
pub use describe_renewal_price::DescribeRenewalPrice;
pub use describe_spot_price_history::DescribeSpotPriceHistory;
