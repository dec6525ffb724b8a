//! What if: the value an input would need, what moves the figures most.

pub mod attribution;
mod distribution;
mod figure;
mod goal;
pub mod goal_seek;
pub mod levers;
pub mod monte_carlo;
pub mod programmes;
pub mod sensitivity;
mod spread;

pub use attribution::{Attribution, NotAttributable, Part, attribute};
pub use distribution::Distribution;
pub use figure::Figure;
pub use goal_seek::{Goal, Outcome, Seek, goal_seek};
pub use levers::{Change, Lever, LeverError};
pub use monte_carlo::{Driver, Simulation, SimulationError, SimulationErrorKind, simulate};
pub use programmes::{
    Effect, EffectErrorKind, Estimate, Programme, ProgrammeError, ProgrammeKind, ProgrammeResult,
};
pub use sensitivity::{Swing, contour, grid, steps, target_line, tornado};
pub use spread::{Shape, Spread};
