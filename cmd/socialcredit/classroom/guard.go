package classroom

import (
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// strict are the headers of every answer. Nothing is loaded from elsewhere, run that was not shipped, framed, or told
// to other sites.
var strict = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
		"img-src 'self' data: blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), " +
		"microphone=(), payment=(), usb=()",
}

// guard sets the headers, and turns away whoever came by a name that is not ours: a site whose name was made to point
// here would otherwise be taken by the browser for the classroom.
func (c *Classroom) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range strict {
			w.Header().Set(name, value)
		}
		if !c.Shared() { // without TLS browsers heed it from this machine alone, and complain about it from others
			w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		}
		if !c.isCalled(r.Host) {
			http.Error(w, "The classroom is not called that. Use the link that the terminal shows.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// isCalled tells whether a Host header names the classroom. Where it listens on all addresses of the machine it has
// more names than it knows, and the token alone guards it.
func (c *Classroom) isCalled(header string) bool {
	host, port, err := net.SplitHostPort(header)
	if err != nil { // the usual port is left out
		host, port = strings.Trim(header, "[]"), "80"
	}
	at := c.listener.Addr().(*net.TCPAddr).IP
	if at.IsUnspecified() {
		return true
	}
	if port != c.port {
		return false
	}
	ip := net.ParseIP(host)
	switch {
	case strings.EqualFold(host, c.host):
		return true
	case at.IsLoopback():
		return strings.EqualFold(host, "localhost") || ip.Equal(at) || ip.Equal(net.IPv4(127, 0, 0, 1)) || ip.Equal(net.IPv6loopback)
	}
	return ip.Equal(at)
}

// admits tells whether a token is the right one, in a time that does not say how much of it is.
func (c *Classroom) admits(token string) bool {
	return c.token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(c.token)) == 1
}
