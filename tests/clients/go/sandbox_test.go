// Package clients tests the sandbox with the Go clients of Alibaba Cloud: the SDK with a package for each product, and
// the generic client through which Terraform's provider makes most of its calls. It does so with those of Kingsoft
// Cloud too: the newer SDK, which has types for what it sends and reads, and the older one, which has maps and is that
// of Terraform's provider.
package clients

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ready is what a running sandbox says of itself.
type ready struct {
	URL     string `json:"url"`
	Account string `json:"account_id"`
	ID      string `json:"access_key_id"`
	Secret  string `json:"access_key_secret"`
	Token   string `json:"admin_token"`
}

var sandbox ready

// key is an access key, of a session when it has a token.
type key struct{ id, secret, token string }

func (r ready) endpoint() string { return strings.TrimPrefix(r.URL, "http://") }

func (r ready) root() key { return key{id: r.ID, secret: r.Secret} }

// admin asks the interface under /_yunbox/ and reads the answer into result, unless that is nil.
func (r ready) admin(t *testing.T, path string, body, result interface{}) {
	t.Helper()
	text, _ := json.Marshal(body)
	request, err := http.NewRequest(http.MethodPost, r.URL+"/_yunbox/"+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+r.Token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode >= 300 {
		t.Fatalf("%s answers %s", path, answer.Status)
	}
	if result != nil {
		if err := json.NewDecoder(answer.Body).Decode(result); err != nil {
			t.Fatal(err)
		}
	}
}

// advance moves the sandbox's clock.
func (r ready) advance(t *testing.T, by string) {
	t.Helper()
	r.admin(t, "clock", map[string]string{"advance": by}, nil)
}

// resume lets the clock show the host's time again.
func (r ready) resume(t *testing.T) {
	t.Helper()
	r.admin(t, "clock", map[string]bool{"resume": true}, nil)
}

// account makes a further account of a cloud, in which a test is alone.
func (r ready) account(t *testing.T, cloud string) key {
	t.Helper()
	var made ready
	r.admin(t, "accounts", map[string][]string{"clouds": {cloud}}, &made)
	return made.root()
}

// now is the sandbox's time.
func (r ready) now(t *testing.T) time.Time {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, r.URL+"/_yunbox/clock", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+r.Token)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var clock struct {
		Now time.Time `json:"now"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&clock); err != nil {
		t.Fatal(err)
	}
	return clock.Now.UTC().Truncate(time.Second)
}

// binary is the command to test: YB_BIN, else what was built last for release, else for debugging.
func binary() (string, error) {
	candidates := []string{os.Getenv("YB_BIN"), "../../../target/release/yunbox", "../../../target/debug/yunbox"}
	for _, file := range candidates {
		if _, err := os.Stat(file); file != "" && err == nil {
			return filepath.Abs(file)
		}
	}
	return "", fmt.Errorf("build the command first (cargo build) or name it in YB_BIN")
}

// start runs a sandbox on a free port until the returned function is called.
func start() (func(), error) {
	command, err := binary()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "yunbox-go-")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "ready.json")
	server := exec.Command(command, "serve", "--ephemeral", "--listen", "127.0.0.1:0", "--ready-file", file)
	server.Stderr = os.Stderr
	if err := server.Start(); err != nil {
		return nil, err
	}
	stop := func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
		_ = os.RemoveAll(folder)
	}
	for begun := time.Now(); time.Since(begun) < 30*time.Second; time.Sleep(5 * time.Millisecond) {
		if text, err := os.ReadFile(file); err == nil && json.Unmarshal(text, &sandbox) == nil {
			return stop, nil
		}
	}
	stop()
	return nil, fmt.Errorf("the sandbox did not start")
}

func TestMain(m *testing.M) {
	stop, err := start()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	stop()
	os.Exit(code)
}
