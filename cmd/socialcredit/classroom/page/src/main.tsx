import "./engine"; 
