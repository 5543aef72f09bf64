// Package society holds what people do about their standings between periods.
package society

import "socialcredit/model"

// Kinds lists what people may do.
var Kinds = model.Catalog[model.Society]{
	{Name: "approval", Doc: approvalDoc, New: func() model.Society { return newApproval() }},
	{Name: "epidemic", Doc: epidemicDoc, New: func() model.Society { return newEpidemic() }},
	{Name: "exit", Doc: exitDoc, New: func() model.Society { return newExit() }},
	{Name: "learning", Doc: learningDoc, New: func() model.Society { return newLearning() }},
	{Name: "migration", Doc: migrationDoc, New: func() model.Society { return newMigration() }},
	{Name: "resistance", Doc: resistanceDoc, New: func() model.Society { return newResistance() }},
	{Name: "stigma", Doc: stigmaDoc, New: func() model.Society { return newStigma() }},
	{Name: "strategic_ties", Doc: strategicTiesDoc, New: func() model.Society { return newStrategicTies() }},
	{Name: "whistle_blowing", Doc: whistleBlowingDoc, New: func() model.Society { return newWhistleBlowing() }},
}
