package institution

const noFriendsDoc = "Friends do not count."

// NoFriends is a score of one's own alone.
type NoFriends struct{}

// Weigh adds nothing.
func (*NoFriends) Weigh(c *Circle) { clear(c.Span.Effect) }
