// Package institution holds the bodies that turn records into standings, and the ways in which
// friends' standings may weigh on one's own.
package institution

import "socialcredit/model"

// Kinds lists the institutions.
var Kinds = model.Catalog[model.Institution]{
	{Name: "points", Doc: pointsDoc, New: func() model.Institution { return newPoints() }},
	{Name: "credit_rating", Doc: creditRatingDoc, New: func() model.Institution { return newCreditRating() }},
	{Name: "composite", Doc: compositeDoc, New: func() model.Institution { return newComposite() }},
	{Name: "price_bands", Doc: priceBandsDoc, New: func() model.Institution { return newPriceBands() }},
	{Name: "health_code", Doc: healthCodeDoc, New: func() model.Institution { return newHealthCode() }},
	{Name: "contact_tracing", Doc: contactTracingDoc, New: func() model.Institution { return newContactTracing() }},
	{Name: "blacklist", Doc: blacklistDoc, New: func() model.Institution { return newBlacklist() }},
	{Name: "debtor_map", Doc: debtorMapDoc, New: func() model.Institution { return newDebtorMap() }},
	{Name: "constant", Doc: constantDoc, New: func() model.Institution { return newConstant() }},
}

// FriendsKinds lists the ways in which friends' standings weigh on one's own.
var FriendsKinds = model.Catalog[Friends]{
	{Name: "none", Doc: noFriendsDoc, New: func() Friends { return &NoFriends{} }},
	{Name: "bonus", Doc: bonusDoc, New: func() Friends { return &Bonus{Weight: 0.2} }},
	{Name: "share", Doc: shareDoc, New: func() Friends { return &Share{Weight: 0.05} }},
	{Name: "pull", Doc: pullDoc, New: func() Friends { return &Pull{Weight: 0.05} }},
	{Name: "worst", Doc: worstDoc, New: func() Friends { return &Worst{Weight: 0.2} }},
	{Name: "threshold", Doc: thresholdDoc, New: func() Friends { return &Threshold{Bonus: 2, Upper: 105, Lower: 95} }},
}
