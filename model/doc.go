// Package model is the society: people, ties, institutions and what a period does to them.
//
// Start with [Simulation.Tick] in simulation.go, then [World] in world.go, then one kind of each
// role: conduct/rates.go, record/noticed.go, institution/points.go, access/gates.go,
// network/small_world.go, measure/mean.go.
package model
