package shape

import (
	"reflect"
	"sync"

	"socialcredit/experiments/design"
	"socialcredit/model"
	"socialcredit/model/access"
	"socialcredit/model/conduct"
	"socialcredit/model/institution"
	"socialcredit/model/measure"
	"socialcredit/model/network"
	"socialcredit/model/policy"
	"socialcredit/model/record"
	"socialcredit/model/society"
)

// A Role is something in a scenario that there are several kinds of.
type Role struct {
	Plural  string // as the list command says it
	One     string
	Doc     string
	Default string // the kind where a scenario names none; "" = it must name one
	Kinds   []*Kind
	iface   reflect.Type
}

// A Kind is one kind of a role.
type Kind struct {
	Name, Doc string
	New       func() any // a pointer to a struct with the kind's defaults
	shape     func() *Shape
}

// Shape says which keys the kind has.
func (k *Kind) Shape() *Shape { return k.shape() }

// roles are made on the first call of Roles, so that a command that reads no scenario makes none.
var (
	roles     []*Role
	rolesOnce sync.Once
)

// Roles lists the roles in the order of a scenario's keys.
func Roles() []*Role {
	rolesOnce.Do(func() { roles = newRoles() })
	return roles
}

func newRoles() []*Role {
	return []*Role{
		newRole(network.Kinds, Role{Plural: "networks", One: "network", Doc: "Who is friends with whom."}),
		newRole(conduct.Kinds, Role{Plural: "conducts", One: "conduct", Default: "rates", Doc: "How dispositions turn into acts."}),
		newRole(record.Kinds, Role{Plural: "records", One: "record", Default: "noticed", Doc: "How acts turn into records."}),
		newRole(institution.Kinds, Role{Plural: "institutions", One: "institution", Doc: "Bodies that turn records into standings."}),
		newRole(institution.FriendsKinds, Role{Plural: "friends", One: "friends", Doc: "How friends' scores weigh on one's own."}),
		newRole(access.Kinds, Role{Plural: "accesses", One: "access", Default: "gates", Doc: "How standings open and shut services."}),
		newRole(society.Kinds, Role{Plural: "societies", One: "society", Doc: "What people do about it between periods."}),
		newRole(policy.Kinds, Role{Plural: "policies", One: "policy", Doc: "What the state does on top."}),
	}
}

func newRole[T any](catalogue model.Catalog[T], r Role) *Role {
	r.iface = reflect.TypeFor[T]()
	for _, k := range catalogue {
		kind := &Kind{Name: k.Name, Doc: k.Doc, New: func() any { return k.New() }}
		kind.shape = sync.OnceValue(func() *Shape { return fieldsOf(reflect.TypeOf(kind.New()).Elem(), r.One+"."+k.Name) })
		r.Kinds = append(r.Kinds, kind)
	}
	return &r
}

// Kind returns the kind of a name, or nil.
func (r *Role) Kind(name string) *Kind {
	for _, k := range r.Kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// KindOf returns the kind that a value is of, or nil.
func (r *Role) KindOf(value any) *Kind {
	for _, k := range r.Kinds {
		if value != nil && reflect.TypeOf(k.New()) == reflect.TypeOf(value) {
			return k
		}
	}
	return nil
}

// Names lists the kinds in catalogue order.
func (r *Role) Names() []string {
	names := make([]string, len(r.Kinds))
	for i, k := range r.Kinds {
		names[i] = k.Name
	}
	return names
}

// designs is made on the first call of Designs.
var (
	designs     *Role
	designsOnce sync.Once
)

// Designs is the one role of a study: how its points are chosen.
func Designs() *Role {
	designsOnce.Do(func() {
		designs = newRole(design.Kinds, Role{Plural: "designs", One: "design", Doc: "How a study chooses the points that it computes."})
	})
	return designs
}

func roleOf(iface reflect.Type) *Role {
	if iface == reflect.TypeFor[design.Method]() {
		return Designs()
	}
	for _, r := range Roles() {
		if r.iface == iface {
			return r
		}
	}
	return nil
}

// Families lists the names of the families of measures.
func Families() []string {
	names := make([]string, len(measure.Kinds))
	for i, f := range measure.Kinds {
		names[i] = f.Name
	}
	return names
}
