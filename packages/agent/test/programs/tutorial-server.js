const net = require('net');

// 서버 생성
const server = net.createServer((socket) => {
    console.log('클라이언트 연결됨');

    // 데이터 수신 처리
    socket.on('data', (data) => {
        console.log('수신 데이터:', data.toString());
        socket.write('서버 응답: ' + data); // 응답 전송
    });

    // 연결 종료 처리
    socket.on('end', () => {
        console.log('클라이언트 연결 종료');
    });

    // 에러 처리
    socket.on('error', (err) => {
        console.error('소켓 에러:', err);
    });
});

// 서버 시작
server.listen(8080, () => {
    console.log('TCP 서버가 8080 포트에서 실행 중입니다.');
});
