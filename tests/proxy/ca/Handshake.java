import java.io.FileInputStream;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One TLS handshake: java Handshake.java ANCHORS PORT HOST. Fails where the server is not trusted. */
public class Handshake {
    public static void main(String[] arguments) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        int number = 0;
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (Certificate anchor : factory.generateCertificates(new FileInputStream(arguments[0]))) {
            store.setCertificateEntry("anchor-" + number++, anchor);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        Socket plain = new Socket("127.0.0.1", Integer.parseInt(arguments[1]));
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, arguments[2], 443, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
    }
}
