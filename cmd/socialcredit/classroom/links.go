package classroom

import (
	"net"
	"net/url"
	"slices"
)

// Links are the addresses of the page, the one to show first. With Shared they hold the token.
func (c *Classroom) Links() []string {
	var links []string
	for _, host := range c.hosts() {
		link := url.URL{Scheme: "http", Host: net.JoinHostPort(host, c.port), Path: "/"}
		if c.token != "" {
			link.RawQuery = url.Values{"token": {c.token}}.Encode()
		}
		links = append(links, link.String())
	}
	return links
}

// Shared tells whether other machines can reach the classroom.
func (c *Classroom) Shared() bool { return c.token != "" }

// hosts are the names by which browsers reach the classroom.
func (c *Classroom) hosts() []string {
	at := c.listener.Addr().(*net.TCPAddr).IP
	if at.IsUnspecified() {
		return ownAddresses()
	}
	if c.host != "" {
		return []string{c.host}
	}
	return []string{at.String()}
}

// ownAddresses are those that others may reach the machine by, private and short ones first; 127.0.0.1 if there is none.
func ownAddresses() []string {
	addresses, _ := net.InterfaceAddrs() // none is known where this fails
	var ips []net.IP
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok && network.IP.IsGlobalUnicast() {
			ips = append(ips, network.IP)
		}
	}
	slices.SortStableFunc(ips, func(a, b net.IP) int { return rank(a) - rank(b) })
	hosts := make([]string, 0, len(ips)+1)
	for _, ip := range ips {
		hosts = append(hosts, ip.String())
	}
	if len(hosts) == 0 {
		return []string{"127.0.0.1"}
	}
	return hosts
}

// rank is low for addresses that the machines in a room are likely to have.
func rank(ip net.IP) int {
	switch {
	case ip.To4() != nil && ip.IsPrivate():
		return 0
	case ip.To4() != nil:
		return 1
	}
	return 2
}
