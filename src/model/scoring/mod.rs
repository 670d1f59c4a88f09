//! The sets of criteria by which bodies score themselves (bộ tiêu chí chấm điểm), and the points that a plan's body
//! gave itself.

mod check;
mod figure_source;
mod points;
mod points_rule;
mod scores;
mod set;
mod tree;
mod written;

pub(in crate::model) use check::{check_set, check_sets_once};
pub(crate) use figure_source::{Combination, FigureSource, ReportsFigure, TasksChosen, TasksFigure};
pub(crate) use points_rule::PointsRule;
pub(crate) use scores::{PlanScores, ScoreEntry, ScoresFile};
pub(crate) use set::{Criterion, NotApplicable, ScoringSet};
